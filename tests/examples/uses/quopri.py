"""A text for a line of seven bits, and back."""

from quopri import decodestring, encodestring

sent = encodestring("Grüße = 3".encode())
print(sent)
print(decodestring(sent).decode())
