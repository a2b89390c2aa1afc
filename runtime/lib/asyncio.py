"""Tasks that take turns: a task runs until it awaits something that is not there yet."""

import sys
import time


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


# The task that is running, those that are to run ([when, task], the next one first), and all that are not done.
_current = None
_queue = []
_tasks = []
# Flags that tasks wait for and that callbacks of the board set.
_flags = []
_handler = None


class Task:
    # `_on` is what the task waits for and will be taken from if it is cancelled; without, it is in the queue.
    def __init__(self, coro):
        self.coro = coro
        self._on = None
        self._inner = None
        self._thrown = None
        self._waiting = []
        self._state = None
        self._result = None
        _tasks.append(self)

    def done(self):
        return self._state is not None

    def cancelled(self):
        return self._state is CancelledError

    def result(self):
        if self._state is None:
            raise RuntimeError("Result is not set.")
        if self._state is not True:
            self._is_seen = True
            raise self._result
        return self._result

    def exception(self):
        if self._state is True:
            return None
        try:
            self.result()
        except Exception as error:
            return error

    def cancel(self):
        task = self
        task._is_asked = True
        # What the task waits for is cancelled, and its exception comes up to the task.
        while task._inner is not None and not task._inner.done():
            task = task._inner
            task._is_asked = True
        if task.done():
            return False
        if task is _current:
            raise RuntimeError("can't cancel self")
        task._thrown = CancelledError()
        if task._on is None:
            for i, entry in enumerate(_queue):
                if entry[1] is task:
                    if time.ticks_diff(entry[0], time.ticks_ms()) <= 0:
                        # It is due anyway and keeps its place.
                        return True
                    del _queue[i]
                    break
        _wake(task)
        return True

    # Whether somebody asked for the result of a failed task, and whether somebody wanted it to end.
    _is_seen = False
    _is_asked = False

    def __iter__(self):
        if self._state is None:
            if self is _current:
                raise RuntimeError("a task can't await itself")
            _current._inner = self
            yield from _wait(self._waiting)
            _current._inner = None
        return self.result()

    __await__ = __iter__

    def _run(self):
        # One turn.
        global _current
        if self._state is not None:
            # It failed one turn ago, and nobody has asked for it since.
            if not self._is_seen:
                context = {"message": "Task exception wasn't retrieved", "exception": self._result, "future": self}
                Loop.call_exception_handler(context)
            return
        thrown = self._thrown
        self._thrown = None
        _current = self
        try:
            if thrown is None:
                self.coro.send(None)
            else:
                self.coro.throw(thrown)
        except StopIteration as stop:
            self._state = True
            self._result = stop.value
        except CancelledError as error:
            self._state = CancelledError
            self._result = error
        except Exception as error:
            self._state = False
            self._result = error
            if not self._waiting:
                _push(self, time.ticks_ms())
        finally:
            _current = None
        if self._state is not None:
            _tasks.remove(self)
            while self._waiting:
                _wake(self._waiting[0])


def _push(task, when):
    # Behind those that are due at the same time.
    at = len(_queue)
    while at and time.ticks_diff(_queue[at - 1][0], when) > 0:
        at -= 1
    _queue.insert(at, [when, task])


def _wake(task):
    if task._on is not None:
        task._on.remove(task)
        task._on = None
    _push(task, time.ticks_ms())


def _wait(waiting):
    # Ends when somebody takes the running task from `waiting` and wakes it.
    waiting.append(_current)
    _current._on = waiting
    yield


def _turn():
    yield


async def sleep_ms(t, result=None):
    _push(_current, time.ticks_add(time.ticks_ms(), max(t, 0)))
    await _turn()
    return result


def sleep(t, result=None):
    return sleep_ms(int(t * 1000), result)


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("a coroutine was expected")
    task = Task(coro)
    _push(task, time.ticks_ms())
    return task


def current_task():
    if _current is None:
        raise RuntimeError("no running event loop")
    return _current


def _task_of(awaitable):
    return awaitable if isinstance(awaitable, Task) else create_task(awaitable)


async def wait_for(aw, timeout):
    return await wait_for_ms(aw, None if timeout is None else int(timeout * 1000))


async def wait_for_ms(aw, timeout):
    task = _task_of(aw)
    if timeout is None:
        return await task
    sleeper = [_current]
    watcher = create_task(_watch(task, sleeper))
    try:
        # The watcher ends this when the task is done.
        await sleep_ms(timeout)
    except CancelledError:
        watcher.cancel()
        raise
    finally:
        sleeper.clear()
    if task.done():
        return task.result()
    watcher.cancel()
    try:
        await watcher
    except CancelledError:
        # The task's own, unless somebody cancels this one too.
        if _current._thrown:
            raise
    raise TimeoutError


async def _watch(task, sleeper):
    try:
        await task
    except Exception:
        pass
    finally:
        for i, entry in enumerate(_queue):
            if entry[1] in sleeper:
                del _queue[i]
                _push(entry[1], time.ticks_ms())
                break


class _Several:
    # What a task waits for that waits for several others.
    def __init__(self, tasks):
        self.tasks = tasks

    def append(self, task):
        for each in self.tasks:
            each._waiting.append(task)

    def remove(self, task):
        for each in self.tasks:
            each._waiting.remove(task)


async def gather(*aws, return_exceptions=False):
    tasks = [_task_of(each) for each in aws]
    for task in tasks:
        # What they raise comes out of here, or nobody wants it.
        task._is_seen = True
    try:
        while True:
            if not return_exceptions:
                for task in tasks:
                    if task.done():
                        task.result()
            left = [task for task in tasks if not task.done()]
            if not left:
                break
            await _wait(_Several(left))
    except CancelledError:
        for task in tasks:
            task.cancel()
        raise
    return [task._result for task in tasks]


class Event:
    def __init__(self):
        self._is_set = False
        self._waiting = []

    def is_set(self):
        return self._is_set

    def set(self):
        self._is_set = True
        while self._waiting:
            _wake(self._waiting[0])

    def clear(self):
        self._is_set = False

    async def wait(self):
        if not self._is_set:
            await _wait(self._waiting)
        return True


class ThreadSafeFlag:
    # Callbacks of the board run between any two operations, so `set` touches nothing but the flag.
    def __init__(self):
        self._is_set = False
        self._waiting = []

    def set(self):
        self._is_set = True

    def clear(self):
        self._is_set = False

    async def wait(self):
        if not self._is_set:
            _flags.append(self)
            try:
                await _wait(self._waiting)
            finally:
                _flags.remove(self)
        self._is_set = False


class Lock:
    def __init__(self):
        # The task that has the lock, or that was woken to take it: only then it is held.
        self._owner = None
        self._is_held = False
        self._waiting = []

    def locked(self):
        return self._is_held

    async def acquire(self):
        if self._owner is None:
            self._owner = _current
        else:
            try:
                # Who releases the lock hands it over.
                await _wait(self._waiting)
            except CancelledError:
                if self._owner is _current:
                    self._hand_over()
                raise
        self._is_held = True
        return True

    def release(self):
        if not self._is_held:
            raise RuntimeError("Lock not acquired")
        self._hand_over()

    def _hand_over(self):
        self._is_held = False
        self._owner = self._waiting[0] if self._waiting else None
        if self._owner is not None:
            _wake(self._owner)

    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, *_):
        self.release()


class Loop:
    _is_stopped = False

    @staticmethod
    def create_task(coro):
        return create_task(coro)

    @staticmethod
    def run_until_complete(aw):
        task = _task_of(aw)
        # Its exception comes out of here.
        task._is_seen = True
        _run(lambda: task.done())
        return task.result()

    @staticmethod
    def run_forever():
        Loop._is_stopped = False
        _run(lambda: Loop._is_stopped)

    @staticmethod
    def stop():
        Loop._is_stopped = True

    @staticmethod
    def close():
        pass

    @staticmethod
    def set_exception_handler(handler):
        global _handler
        _handler = handler

    @staticmethod
    def get_exception_handler():
        return _handler

    @staticmethod
    def default_exception_handler(loop, context):
        print(context["message"])
        sys.print_exception(context["exception"])

    @staticmethod
    def call_exception_handler(context):
        (_handler or Loop.default_exception_handler)(Loop, context)


def _run(is_over):
    while not is_over():
        for flag in _flags:
            if flag._is_set and flag._waiting:
                _wake(flag._waiting[0])
        # Without a task that is due, what may still happen is a callback of the board.
        wait = time.ticks_diff(_queue[0][0], time.ticks_ms()) if _queue else 10
        if wait > 0:
            time.sleep_ms(min(wait, 10) if _flags else wait)
        else:
            _queue.pop(0)[1]._run()


def run(main):
    try:
        return Loop.run_until_complete(main)
    finally:
        # Those that are left end now; without memory for that they are dropped.
        try:
            for task in list(_tasks):
                task.cancel()
            _run(lambda: not _tasks and not _queue)
        finally:
            new_event_loop()


def get_event_loop():
    return Loop


def new_event_loop():
    _queue.clear()
    _tasks.clear()
    _flags.clear()
    return Loop
