// Bytecode
