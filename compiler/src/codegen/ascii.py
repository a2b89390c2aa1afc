def ascii(value):
    text = ""
    for letter in repr(value):
        code = ord(letter)
        if code < 128:
            text += letter
        elif code < 256:
            text += "\\x%02x" % code
        elif code < 65536:
            text += "\\u%04x" % code
        else:
            text += "\\U%08x" % code
    return text
