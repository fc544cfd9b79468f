#!/usr/bin/env python3
"""Random well-typed programs, run by swiftc and by tfrepl: both must print the same.

    random_programs.py [--count 100] [--seed 1] [--keep DIR]

Every program declares structs, enums, classes, protocols, generic and throwing functions and closures, and prints what it
computes. Nothing in one can overflow, run for long or depend on the order of a hash table. Exit status 1 when a program
differs; it is then kept with both outputs.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SCALARS = ["Int", "Double", "Bool", "String"]


def array(element):
    return ("array", element)


def optional(wrapped):
    return ("optional", wrapped)


def dictionary(value):
    return ("dictionary", value)


def pair(first, second):
    return ("tuple", first, second)


def spelled(kind):
    match kind:
        case str():
            return kind
        case ("array", element):
            return f"[{spelled(element)}]"
        case ("optional", wrapped):
            return f"{spelled(wrapped)}?"
        case ("dictionary", value):
            return f"[String: {spelled(value)}]"
        case ("tuple", first, second):
            return f"({spelled(first)}, {spelled(second)})"
        case ("function", parameter, result):
            return f"({spelled(parameter)}) -> {spelled(result)}"
        case ("struct", name, _) | ("enum", name, _) | ("class", name, _):
            return name
    raise ValueError(kind)


class Program:
    """One program under construction: what is declared, and what is in scope where the text stands."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = []
        self.indent = 0
        self.count = 0
        self.structs, self.enums, self.classes, self.functions = [], [], [], []
        self.scopes = [[]]
        self.loops = 0

    # Text.

    def line(self, text):
        self.lines.append("  " * self.indent + text)

    def name(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def block(self, header, body):
        self.line(header + " {")
        self.indent += 1
        self.scopes.append([])
        body()
        self.scopes.pop()
        self.indent -= 1
        self.line("}")

    # Choices.

    def one(self, choices):
        return self.random.choice(choices)

    def chance(self, share):
        return self.random.random() < share

    def kind(self, depth=2, ordered=False):
        """A type; an ordered one holds no dictionary, whose printed order differs from run to run."""
        simple = [lambda: self.one(SCALARS)] * 5
        if self.structs:
            simple.append(lambda: self.one(self.structs))
        if self.enums:
            simple.append(lambda: self.one(self.enums))
        if depth == 0:
            return self.one(simple)()
        return self.one(
            simple
            + ([] if ordered else [lambda: dictionary(self.one(SCALARS))])
            + [
                lambda: array(self.kind(depth - 1, ordered=True)),
                lambda: array(self.one(["Int", "String"])),
                lambda: optional(self.kind(0)),
                lambda: pair(self.kind(0), self.kind(0)),
            ]
        )()

    def variables(self, kind, mutable=False):
        return [name for scope in self.scopes for name, its, writable in scope if its == kind and (writable or not mutable)]

    def declare(self, name, kind, mutable=False):
        self.scopes[-1].append((name, kind, mutable))

    # Expressions.

    def expression(self, kind, depth=3):
        known = self.variables(kind)
        if known and self.chance(0.35 if depth else 0.8):
            return self.one(known)
        match kind:
            case "Int":
                return self.integer(depth)
            case "Double":
                return self.double(depth)
            case "Bool":
                return self.truth(depth)
            case "String":
                return self.text(depth)
            case ("array", element):
                return self.array_of(element, depth)
            case ("optional", wrapped):
                return self.optional_of(wrapped, depth)
            case ("dictionary", value):
                keys = self.random.sample(["a", "b", "c", "d"], self.random.randint(0, 3))
                pairs = ", ".join(f'"{key}": {self.expression(value, depth - 1 if depth else 0)}' for key in keys)
                return f"([{pairs or ':'}] as {spelled(kind)})"
            case ("tuple", first, second):
                less = max(depth - 1, 0)
                return f"({self.expression(first, less)}, {self.expression(second, less)})"
            case ("function", parameter, result):
                return self.closure(parameter, result, max(depth - 1, 0))
            case ("struct", name, fields):
                less = max(depth - 1, 0)
                return f"{name}(" + ", ".join(f"{field}: {self.expression(its, less)}" for field, its in fields) + ")"
            case ("enum", name, cases):
                case, payload = self.one(cases)
                if payload is None:
                    return f"{name}.{case}"
                return f"{name}.{case}({self.expression(payload, max(depth - 1, 0))})"
            case ("class", name, fields):
                return f"{name}({self.expression('Int', 0)})"
        raise ValueError(kind)

    def closure(self, parameter, result, depth):
        name = self.name("p")
        self.scopes.append([(name, parameter, False)])
        body = self.expression(result, depth)
        self.scopes.pop()
        return f"{{ ({name}: {spelled(parameter)}) -> {spelled(result)} in {body} }}"

    def called(self, result, depth):
        """A call of a declared function with that result; None when there is none."""
        fitting = [function for function in self.functions if function[2] == result]
        if not fitting:
            return None
        name, parameters, _ = self.one(fitting)
        arguments = ", ".join(
            (f"{label}: " if label else "") + self.expression(kind, max(depth - 1, 0)) for label, kind in parameters
        )
        return f"{name}({arguments})"

    def field(self, kind, depth):
        owners = [
            (owner, field) for owner in self.structs for field, its in owner[2] if its == kind and self.variables(owner)
        ]
        if not owners:
            return None
        owner, field = self.one(owners)
        return f"{self.one(self.variables(owner))}.{field}"

    def general(self, kind, depth):
        """Ways to a value of any type."""
        less = depth - 1
        ways = [
            lambda: f"({self.expression('Bool', less)} ? {self.expression(kind, less)} : {self.expression(kind, less)})",
            lambda: f"({self.expression(optional(kind), less)} ?? {self.expression(kind, less)})",
            lambda: self.called(kind, depth),
            lambda: self.field(kind, depth),
            lambda: f"choose({self.expression(kind, less)}, {self.expression(kind, less)}, {self.expression('Bool', less)})",
        ]
        if kind in SCALARS:
            ways.append(lambda: f'{self.expression(dictionary(kind), less)}["a", default: {self.expression(kind, less)}]')
        return ways

    def first_of(self, ways):
        while True:
            found = self.one(ways)()
            if found is not None:
                return found

    def integer(self, depth):
        if depth <= 0:
            return self.one(["0", "1", "2", "7", "-3", "12", "1_000", "0x1F"])
        less = depth - 1
        e = lambda kind="Int": self.expression(kind, less)
        return self.first_of(
            self.general("Int", depth)
            + [
                lambda: f"({e()} &+ {e()})",
                lambda: f"({e()} &- {e()})",
                lambda: f"({e()} % 97 * ({e()} % 89))",
                lambda: f"({e()} / {self.one([2, 3, 7])})",
                lambda: f"abs({e()} % 13)",
                lambda: f"min({e()}, {e()})",
                lambda: f"({e()} {self.one('&|^')} {e()})",
                lambda: f"({e()} % 64 << {self.random.randint(0, 4)})",
                lambda: f"{e(array('Int'))}.count",
                lambda: f"{e('String')}.count",
                lambda: f"{e(array('Int'))}.reduce(0) {{ ($0 &+ $1) % 10007 }}",
                lambda: f"({e(array('Int'))}.firstIndex(of: {e()}) ?? -1)",
                lambda: f"{e(array('String'))}.filter {{ $0.count > {self.random.randint(0, 4)} }}.count",
                lambda: f'(Int({e("String")}) ?? {e()})',
                lambda: f"{e(pair('Int', 'String'))}.0",
                lambda: f"({self.closure('Int', 'Int', less)})({e()})",
                lambda: f"weigh({self.weighable(less)})",
            ]
        )

    def weighable(self, depth):
        kinds = [kind for kind in self.structs + self.enums + self.classes]
        return self.expression(self.one(kinds), depth) if kinds else "Pebble()"

    def double(self, depth):
        if depth <= 0:
            return self.one(["0.5", "1.0", "-2.25", "3.5e2", "0.1", "7.0"])
        less = depth - 1
        e = lambda kind="Double": self.expression(kind, less)
        return self.first_of(
            self.general("Double", depth)
            + [
                lambda: f"({e()} {self.one('+-*')} {e()})",
                lambda: f"({e()} / (abs({e()}) + 1))",
                lambda: f"Double({e('Int')} % 1000)",
                lambda: f"abs({e()}).squareRoot()",
                lambda: f"({e()}).rounded()",
                lambda: f"max({e()}, {e()})",
                lambda: f"{e(array('Double'))}.reduce(0, +)",
            ]
        )

    def truth(self, depth):
        if depth <= 0:
            return self.one(["true", "false"])
        less = depth - 1
        e = lambda kind: self.expression(kind, less)
        return self.first_of(
            self.general("Bool", depth)
            + [
                lambda: f"({e('Int')} {self.one(['<', '<=', '==', '!=', '>'])} {e('Int')})",
                lambda: f"(Double({e('Double')}) < {e('Double')})",
                lambda: f"(String({e('String')}) {self.one(['<', '=='])} {e('String')})",
                lambda: f"({e('Bool')} {self.one(['&&', '||'])} {e('Bool')})",
                lambda: f"(!{e('Bool')})",
                lambda: f"{e(array('Int'))}.contains({e('Int')})",
                lambda: f"({e(optional('Int'))} == nil)",
                lambda: f"{e(array('String'))}.allSatisfy {{ $0.isEmpty }}",
            ]
        )

    def text(self, depth):
        if depth <= 0:
            return self.one(['""', '"a"', '"swift"', '"12"', '"öß"', '"x y z"', '"#\\u{1F600}"'])
        less = depth - 1
        e = lambda kind="String": self.expression(kind, less)
        shown = lambda: self.one(["Int", "Double", "Bool", array("Int"), pair("Int", "Bool"), array("String")])
        return self.first_of(
            self.general("String", depth)
            + [
                lambda: f"({e()} + {e()})",
                lambda: f'"<\\({e(shown())})>"',
                lambda: f"String({e('Int')})",
                lambda: f"{e()}.uppercased()",
                lambda: f"String({e()}.reversed())",
                lambda: f"String({e()}.prefix({self.random.randint(0, 5)}))",
                lambda: f'{e(array("Int"))}.map {{ String($0) }}.joined(separator: ",")',
                lambda: f'{e(array("String"))}.joined(separator: "-")',
            ]
        )

    def array_of(self, element, depth):
        less = max(depth - 1, 0)
        e = lambda kind: self.expression(kind, less)
        listed = lambda: "[" + ", ".join(e(element) for _ in range(self.random.randint(1, 3))) + "]"
        if depth <= 0:
            return listed()
        ways = self.general(array(element), depth) + [
            listed,
            lambda: f"Array({e(array(element))}.prefix({self.random.randint(0, 3)}))",
            lambda: f"({e(array(element))} + {listed()})",
            lambda: f"Array({e(array(element))}.reversed())",
            lambda: f"{e(array('Int'))}.map {self.closure('Int', element, less)}",
            lambda: f"Array(repeating: {e(element)}, count: {self.random.randint(0, 3)})",
            lambda: f"[{e(optional(element))}, {e(optional(element))}].compactMap {{ $0 }}",
        ]
        if element in ("Int", "String"):
            ways.append(lambda: f"{e(array(element))}.sorted({self.one(['', 'by: >'])})")
            ways.append(lambda: f"Set({e(array(element))}).sorted()")
        return self.first_of(ways)

    def optional_of(self, wrapped, depth):
        less = max(depth - 1, 0)
        e = lambda kind: self.expression(kind, less)
        known = self.variables(wrapped)
        if depth <= 0:
            return f"({spelled(wrapped)}?.{f'some({self.one(known)})' if known and self.chance(0.5) else 'none'})"
        ways = [
            lambda: f"{e(array(wrapped))}.{self.one(['first', 'last'])}",
            lambda: f"({spelled(wrapped)}?.some({e(wrapped)}))",
            lambda: f"{e(optional('Int'))}.map {self.closure('Int', wrapped, less)}",
            lambda: f"(try? fallible({e('Int')}, {e(wrapped)}))",
        ]
        if wrapped == "Int":
            ways.append(lambda: f"{e(array('Int'))}.{self.one(['min', 'max'])}()")
        return self.first_of(ways)

    # Statements.

    def statements(self, count, result=None):
        for _ in range(count):
            self.statement(result)

    def statement(self, result):
        choices = [self.variable] * 5 + [self.assignment] * 4 + [self.show] * 2 + [self.conditional, self.matching]
        if self.indent < 4:
            choices += [self.counted, self.over_array, self.condition_loop, self.catching, self.binding]
        self.one(choices)()
        if result is not None and self.chance(0.1):
            self.block(f"if {self.expression('Bool', 1)}", lambda: self.line(f"return {self.expression(result, 1)}"))

    def variable(self):
        kind = self.kind() if self.chance(0.85) else ("function", "Int", self.one(SCALARS))
        if self.classes and self.chance(0.15):
            kind = self.one(self.classes)
        mutable = self.chance(0.6)
        name = self.name("v")
        value = self.expression(kind, 3 if self.chance(0.5) else 2)
        self.line(f"{'var' if mutable else 'let'} {name}: {spelled(kind)} = {value}")
        self.declare(name, kind, mutable)

    def assignment(self):
        writable = [(name, kind) for scope in self.scopes for name, kind, mutable in scope if mutable]
        if not writable:
            return self.variable()
        name, kind = self.one(writable)
        match kind:
            case "Int" if self.chance(0.5):
                self.line(f"{name} {self.one(['&+=', '&-=', '|=', '^='])} {self.expression('Int', 2)}")
            case "Double" if self.chance(0.5):
                self.line(f"{name} {self.one(['+=', '-=', '*='])} {self.expression('Double', 2)}")
            case "String" if self.chance(0.5):
                self.line(f"{name} = String(({name} + {self.expression('String', 1)}).suffix(30))")
            case ("array", element) if self.chance(0.7):
                self.line(f"if {name}.count < 8 {{ {name}.append({self.expression(element, 1)}) }}")
                if self.chance(0.5):
                    self.line(f"if !{name}.isEmpty {{ {name}[{name}.count - 1] = {self.expression(element, 1)} }}")
                if element == "Int":
                    self.line(f"for index in {name}.indices {{ {name}[index] &+= index }}")
            case ("dictionary", value) if self.chance(0.7):
                key = self.one(["a", "b", "e"])
                if value == "Int":
                    self.line(f'{name}["{key}", default: {self.expression("Int", 1)}] &+= 1')
                else:
                    self.line(f'{name}["{key}"] = {self.one([self.expression(value, 1), "nil"])}')
            case ("struct", _, fields) if self.chance(0.7):
                field, its = self.one(fields)
                value = self.expression(its, 2)
                self.line(f"{name}.{field} = {value}" if value != f"{name}.{field}" else f"print({self.shown(kind, name)})")
                if self.chance(0.4):
                    self.line(f"{name}.grow(by: {self.expression('Int', 1)})")
            case ("class", _, _):
                self.line(f"{name}.level &+= {self.expression('Int', 1)}")
            case _:
                value = self.expression(kind, 2)
                # swiftc refuses to assign a variable to itself.
                self.line(f"{name} = {value}" if value != name else f"print({self.shown(kind, name)})")

    def shown(self, kind, name):
        match kind:
            case ("dictionary", _):
                return f"{name}.sorted {{ $0.key < $1.key }}.map {{ \"\\($0.key)=\\($0.value)\" }}"
            case ("function", _, _):
                return f"{name}({self.expression('Int', 1)})"
            case ("class", _, _):
                return f"{name}.label(), {name}.level"
            case _:
                return name

    def show(self):
        visible = [(name, kind) for scope in self.scopes for name, kind, _ in scope]
        if not visible:
            return self.line(f"print({self.expression(self.one(SCALARS), 2)})")
        some = self.random.sample(visible, min(len(visible), self.random.randint(1, 3)))
        self.line(f"print({', '.join(self.shown(kind, name) for name, kind in some)})")

    def conditional(self):
        self.block(f"if {self.expression('Bool', 2)}", lambda: self.statements(self.random.randint(1, 2)))
        if self.chance(0.4):
            self.lines[-1] += f" else if {self.expression('Bool', 1)} {{"
            self.indent += 1
            self.scopes.append([])
            self.statements(1)
            self.scopes.pop()
            self.indent -= 1
            self.line("}")

    def matching(self):
        if self.enums and self.chance(0.5):
            kind = self.one(self.enums)
            self.line(f"switch {self.expression(kind, 2)} {{")
            for case, payload in kind[2]:
                if payload is None:
                    self.line(f"case .{case}: print(\"{case}\")")
                else:
                    self.line(f"case .{case}(let inner): print(\"{case}\", {self.shown(payload, 'inner')})")
            self.line("}")
            return
        self.line(f"switch {self.expression('Int', 2)} {{")
        self.line(f"case ..<0: print(\"below\", {self.expression('Int', 1)})")
        self.line(f"case 0, 1: print(\"few\", {self.expression('String', 1)})")
        self.line(f"case let some where some % 2 == 0: print(\"even\", some &+ {self.expression('Int', 1)})")
        self.line("case 2...9: print(\"digit\")")
        self.line("default: print(\"many\")")
        self.line("}")

    def looping(self, header, bound=None):
        if self.loops >= 2:
            return self.show()
        self.loops += 1

        def body():
            if bound is not None:
                self.declare(*bound)
            self.statements(self.random.randint(1, 3))
            if self.chance(0.2):
                self.line(f"if {self.expression('Bool', 1)} {{ {self.one(['break', 'continue'])} }}")

        self.block(header, body)
        self.loops -= 1

    def counted(self):
        name = self.name("i")
        source = self.one(["0..<3", "1...3", "stride(from: 6, to: 0, by: -2)", "(0..<3).reversed()"])
        filter = f" where {name} % 2 == 0" if self.chance(0.3) else ""
        self.looping(f"for {name} in {source}{filter}", (name, "Int", False))

    def over_array(self):
        element = self.one(SCALARS)
        name = self.name("e")
        self.looping(f"for {name} in {self.expression(array(element), 2)}.prefix(3)", (name, element, False))

    def condition_loop(self):
        if self.loops >= 2:
            return self.show()
        name = self.name("n")
        self.line(f"var {name} = {self.random.randint(1, 3)}")
        self.loops += 1

        def body():
            self.line(f"{name} -= 1")
            self.statements(self.random.randint(1, 2))

        self.block(f"while {name} > 0", body)
        self.loops -= 1

    def catching(self):
        value = self.name("t")
        kind = self.one(SCALARS)

        def body():
            self.line(f"let {value} = try fallible({self.expression('Int', 2)}, {self.expression(kind, 1)})")
            self.line(f"print({value})")

        self.block("do", body)
        self.lines[-1] += " catch Mishap.small(let amount) where amount > 1 { print(\"small\", amount) }"
        self.lines[-1] += " catch { print(\"caught\", error) }"

    def binding(self):
        kind = self.one(SCALARS)
        name = self.name("b")

        def body():
            self.declare(name, kind)
            self.statements(1)

        self.block(f"if let {name} = {self.expression(optional(kind), 2)}, {self.expression('Bool', 1)}", body)

    # Declarations.

    def preamble(self):
        self.lines += PREAMBLE.strip().split("\n")

    def struct(self):
        name = self.name("Record")
        fields = [(f"f{index}", self.kind(1, ordered=True)) for index in range(self.random.randint(1, 3))]
        self.line(f"struct {name}: Weighable {{")
        for field, kind in fields:
            self.line(f"  var {field}: {spelled(kind)}")
        terms = [f"{field}" for field, kind in fields if kind == "Int"] + ["1"]
        self.line(f"  var weight: Int {{ {' &+ '.join(terms)} }}")
        grown = next((field for field, kind in fields if kind == "Int"), None)
        effect = f"{grown} &+= amount" if grown else "_ = amount"
        self.line(f"  mutating func grow(by amount: Int) {{ {effect} }}")
        self.line("}")
        self.structs.append(("struct", name, tuple(fields)))

    def enum(self):
        name = self.name("Choice")
        cases = [(f"c{index}", self.kind(0) if self.chance(0.5) else None) for index in range(self.random.randint(2, 4))]
        self.line(f"enum {name}: Weighable {{")
        for case, payload in cases:
            self.line(f"  case {case}" + (f"({spelled(payload)})" if payload else ""))
        self.line("  var weight: Int {")
        self.line("    switch self {")
        for index, (case, payload) in enumerate(cases):
            if payload == "Int":
                self.line(f"    case .{case}(let inner): return inner % 50")
            else:
                self.line(f"    case .{case}: return {index}")
        self.line("    }")
        self.line("  }")
        self.line("}")
        self.enums.append(("enum", name, tuple(cases)))

    def class_pair(self):
        base, derived = self.name("Base"), self.name("Derived")
        self.line(f"class {base}: Weighable {{")
        self.line("  var level: Int")
        self.line(f"  let mark: {self.one(SCALARS[:1])}")
        self.line(f"  init(_ level: Int) {{ self.level = level % 100; mark = {self.random.randint(0, 9)} }}")
        self.line("  var weight: Int { level % 50 &+ mark }")
        self.line(f"  func label() -> String {{ \"{base}(\\(level))\" }}")
        self.line("}")
        self.line(f"class {derived}: {base} {{")
        self.line(f"  var extra = {self.random.randint(1, 5)}")
        self.line("  override var weight: Int { super.weight &* extra }")
        self.line("  override func label() -> String { \"!\" + super.label() }")
        self.line("}")
        self.classes += [("class", base, ()), ("class", derived, ())]

    def function(self):
        name = self.name("f")
        parameters = [(self.one([None, f"l{index}"]), self.kind(1)) for index in range(self.random.randint(0, 3))]
        result = self.kind(1)
        names = [self.name("a") for _ in parameters]
        written = ", ".join(
            f"{label or '_'} {name}: {spelled(kind)}" for (label, kind), name in zip(parameters, names)
        )
        outer, self.scopes = self.scopes, [[(name, kind, False) for name, (_, kind) in zip(names, parameters)]]

        def body():
            self.statements(self.random.randint(1, 4), result)
            self.line(f"return {self.expression(result, 2)}")

        self.block(f"func {name}({written}) -> {spelled(result)}", body)
        self.scopes = outer
        self.functions.append((name, parameters, result))

    def write(self):
        self.preamble()
        for make in [self.enum, self.struct, self.struct, self.class_pair, self.function, self.function, self.function]:
            make()
        self.statements(self.random.randint(15, 30))
        for name, kind, _ in self.scopes[0]:
            self.line(f"print(\"{name}\", {self.shown(kind, name)})")
        return "\n".join(self.lines) + "\n"


PREAMBLE = """
import Foundation
protocol Weighable {
  var weight: Int { get }
  func described() -> String
}
extension Weighable {
  func described() -> String { "weighs \\(weight)" }
}
struct Pebble: Weighable, Equatable {
  var weight = 1
  func described() -> String { "a pebble" }
}
enum Mishap: Error {
  case small(Int)
  case large
}
func fallible<T>(_ number: Int, _ value: T) throws -> T {
  if number % 5 == 0 { throw Mishap.large }
  if number % 3 == 0 { throw Mishap.small(number % 7) }
  return value
}
func choose<T>(_ first: T, _ second: T, _ takesFirst: Bool) -> T { takesFirst ? first : second }
func weigh(_ thing: some Weighable) -> Int { thing.weight % 1000 }
func weighAll(_ things: [any Weighable]) -> String { things.map { $0.described() }.joined(separator: "; ") }
struct Stack<Element> {
  private var items: [Element] = []
  var isEmpty: Bool { items.isEmpty }
  mutating func push(_ item: Element) { items.append(item) }
  mutating func pop() -> Element? { items.popLast() }
}
var stack = Stack<Int>()
for n in 0..<4 { stack.push(n * n) }
while let top = stack.pop() { print(top, terminator: " ") }
print(weighAll([Pebble(), Pebble(weight: 4)]))
"""


def run_both(text, folder, tfrepl):
    """The two outputs; None for a program that swiftc gives up on."""
    source = folder / "program.swift"
    source.write_text(text)
    try:
        compiled = subprocess.run(
            ["swiftc", "-swift-version", "5", "-module-name", "main", "-suppress-warnings", "-o", folder / "program", source],
            capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    if "reasonable time" in compiled.stderr:
        return None
    if compiled.returncode != 0:
        native = "swiftc: " + compiled.stderr
    else:
        native = subprocess.run([folder / "program"], capture_output=True, text=True, timeout=20).stdout
    ours = subprocess.run([tfrepl, "run", source], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)
    return native, ours.stdout + (ours.stderr if ours.returncode else "")


def compare(seed, tfrepl, keep):
    """None when both print the same, else a line that says where they differ."""
    text = Program(seed).write()
    with tempfile.TemporaryDirectory() as folder:
        outputs = run_both(text, pathlib.Path(folder), tfrepl)
    if outputs is None or outputs[0] == outputs[1]:
        return None
    native, ours = (output.splitlines() for output in outputs)
    index = next((i for i, (a, b) in enumerate(zip(native, ours)) if a != b), min(len(native), len(ours)))
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{seed}.swift").write_text(text)
        (keep / f"{seed}.swiftc").write_text(outputs[0])
        (keep / f"{seed}.tfrepl").write_text(outputs[1])
    shown = lambda lines: lines[index] if index < len(lines) else "(ends)"
    return f"seed {seed}, line {index + 1}: swiftc {shown(native)!r}, tfrepl {shown(ours)!r}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--count", type=int, default=100)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--tfrepl", default="tfrepl")
    arguments.add_argument("--keep", type=pathlib.Path)
    chosen = arguments.parse_args()
    seeds = range(chosen.seed, chosen.seed + chosen.count)
    different = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for finding in pool.map(lambda seed: compare(seed, chosen.tfrepl, chosen.keep), seeds):
            if finding:
                different += 1
                print(finding, flush=True)
    print(f"{chosen.count} programs, {different} different")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
