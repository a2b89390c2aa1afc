# Matrices with operators.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows)])

    def __mul__(self, other):
        if isinstance(other, Matrix):
            columns = list(zip(*other.rows))
            return Matrix([[sum(a * b for a, b in zip(row, c)) for c in columns] for row in self.rows])
        return Matrix([[a * other for a in row] for row in self.rows])

    def __neg__(self):
        return self * -1

    def __eq__(self, other):
        return self.rows == other.rows

    def __getitem__(self, place):
        i, j = place
        return self.rows[i][j]

    def __setitem__(self, place, value):
        i, j = place
        self.rows[i][j] = value

    def power(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result = result * base
            base = base * base
            n >>= 1
        return result

    def __str__(self):
        return "\n".join(" ".join("%4d" % a for a in row) for row in self.rows)


m = Matrix([[1, 1], [1, 0]])
print(m * m + m)
print(m.power(30))
print(m.power(90)[0, 1])
print(-m == m * -1, m == Matrix.identity(2))
m[1, 1] = 5
print(m[1, 1], m[0, -1])
print(Matrix([[1, 2, 3], [4, 5, 6]]) * Matrix([[1], [0], [-1]]))
