/*
 * A disk that takes POINTFIVE_SLOW_MS longer for every fsync and fdatasync while the file POINTFIVE_SLOW_WHILE exists.
 * Preloaded by the benchmark of calls: the tail of an fsync is what a call for help must not wait for.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void be_slow(void) {
  const char *name = getenv("POINTFIVE_SLOW_WHILE");
  const char *ms = getenv("POINTFIVE_SLOW_MS");
  if (!name || !ms || access(name, F_OK) != 0) return;
  long wait = atol(ms);
  struct timespec left = {wait / 1000, (wait % 1000) * 1000000L};
  while (nanosleep(&left, &left) != 0) continue;
}

static int sync_file(int fd, const char *name) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  int result = real(fd);
  be_slow();
  return result;
}

int fsync(int fd) { return sync_file(fd, "fsync"); }
int fdatasync(int fd) { return sync_file(fd, "fdatasync"); }
