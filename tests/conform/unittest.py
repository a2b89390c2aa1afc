"""As much of CPython's `unittest` as MicroPython's tests use: each method `test...` of each class runs once."""


class SkipTest(Exception):
    pass


class _Raises:
    def __init__(self, expected):
        self.expected = expected

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        assert kind is not None, "%r not raised" % self.expected
        self.exception = value
        return issubclass(kind, self.expected)


class _SubTest:
    def __enter__(self):
        pass

    def __exit__(self, *_):
        return False


class TestCase:
    def setUp(self):
        pass

    def tearDown(self):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, *_, **__):
        return _SubTest()

    def assertEqual(self, a, b, msg=None):
        assert a == b, msg or "%r vs (expected) %r" % (a, b)

    def assertNotEqual(self, a, b, msg=None):
        assert a != b, msg or "%r not expected to be equal" % (a,)

    def assertTrue(self, x, msg=None):
        assert x, msg or "Expected %r to be True" % (x,)

    def assertFalse(self, x, msg=None):
        assert not x, msg or "Expected %r to be False" % (x,)

    def assertIs(self, a, b, msg=None):
        assert a is b, msg or "%r is not %r" % (a, b)

    def assertIn(self, a, b, msg=None):
        assert a in b, msg or "%r not in %r" % (a, b)

    def assertIsInstance(self, x, kind, msg=None):
        assert isinstance(x, kind), msg or "%r is not of %r" % (x, kind)

    def assertRaises(self, expected, function=None, *args, **keywords):
        if function is None:
            return _Raises(expected)
        with _Raises(expected):
            function(*args, **keywords)


def skip(reason):
    def without(function):
        def skipped(*_):
            raise SkipTest(reason)

        return skipped

    return without


def skipIf(condition, reason):
    return skip(reason) if condition else lambda function: function


def skipUnless(condition, reason):
    return skipIf(not condition, reason)


def main(module="__main__"):
    import sys

    ran = failed = 0
    for kind in list(vars(__import__(module)).values()):
        if not isinstance(kind, type) or not issubclass(kind, TestCase) or kind is TestCase:
            continue
        for name in dir(kind):
            if not name.startswith("test"):
                continue
            case = kind()
            ran += 1
            try:
                case.setUp()
                getattr(case, name)()
                case.tearDown()
            except SkipTest:
                pass
            except Exception as error:
                failed += 1
                print("FAIL:", name)
                sys.print_exception(error)
    print("Ran %d tests\n" % ran)
    print("FAILED" if failed else "OK")
