#define _GNU_SOURCE
#include "CKernels.h"
#include <limits.h>
#include <sched.h>
#include <stdio.h>
#include <time.h>

/// Whole processors that a quota per period amounts to, rounded up; INT_MAX without one.
static int share(long long quota, long long period) {
  if (quota <= 0 || period <= 0) return INT_MAX;
  long long count = (quota + period - 1) / period;
  return count > INT_MAX ? INT_MAX : (int)count;
}

static int read_number(const char *path, long long *number) {
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  int found = fscanf(file, "%lld", number) == 1;
  fclose(file);
  return found;
}

/// Containers see their own control group at the root: version 2 has one file, version 1 two.
static int quota_count(void) {
  long long quota, period;
  FILE *file = fopen("/sys/fs/cgroup/cpu.max", "r");
  if (file) {
    int found = fscanf(file, "%lld %lld", &quota, &period) == 2;
    fclose(file);
    return found ? share(quota, period) : INT_MAX;
  }
  if (read_number("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", &quota)
      && read_number("/sys/fs/cgroup/cpu/cpu.cfs_period_us", &period)) return share(quota, period);
  return INT_MAX;
}

int ck_processor_count(void) {
  cpu_set_t set;
  int allowed = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
  int quota = quota_count();
  int count = allowed < quota ? allowed : quota;
  return count > 0 ? count : 1;
}

uint64_t ck_nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}
