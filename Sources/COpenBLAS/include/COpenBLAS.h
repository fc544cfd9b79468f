#pragma once
#include <cblas.h>

/// A function of the library, which is loaded at the first call of any of them: a process that computes no matrices
/// starts without it. A process that cannot have it ends with a message, as it would have at its start.
void *cob_function(const char *name);

/// Defines a function of the library, under its own name, as a call of it. Hidden, so that the library itself, once
/// loaded, never finds this one in place of its own.
#define COB_FORWARD(name, parameters, arguments)                                           \
  __attribute__((visibility("hidden"))) void name parameters {                             \
    static void(*function) parameters;                                                     \
    void(*found) parameters = __atomic_load_n(&function, __ATOMIC_ACQUIRE);                \
    if (!found) __atomic_store_n(&function, found = cob_function(#name), __ATOMIC_RELEASE); \
    found arguments;                                                                       \
  }
