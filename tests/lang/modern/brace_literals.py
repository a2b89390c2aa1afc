# plain literals beside f-strings keep their braces; so do format strings, docstrings and constants.
# differs: device (no match)
x = 5
print('{a}' f'{x}', '{' f'{x}' '}', '{{}}' f'{x}', '{0}' f'{x}' '{1!r}', '}' '{' f'')
print(f'{x}' '{x}', f'{{x}}' '{x}', f'{x}' '{' '}' f'{x}', r'{\d}' f'{x}', f'{x}' R'{\d}')
template = '{a}' f'{{b}}' '{c}'
print(template.format(a=1, b=2, c=3), ('{}' f'{{}}').format(4, 5))
print(f'{x}{{}}'.format(6), ('%s {}' f'{x}') % 7, f'{"{}"}' '{}', f"{'{' + '}'}" '{')


def f():
    '{doc}' 'string'
    return '{name}' f' is {x:>{x}}|' ' and {}'


print(f(), '{a' f'{x}' 'b}', '{:>5}' f'{x:<3}' '{:<5}', len('{a}' f'{x}' '{b}'))
d = {'{k}' f'{x}': '{v}' f'{x}'}
print(d, d['{k}5'])
match '{k}5':
    case '{k}' '5':
        print('matched')
