"""The compiler's own description of its standard library, as far as the lists are compared with it."""


class Compiler:
    def compare(self, declaration):
        return []
