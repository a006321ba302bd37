/*
 * Keeps, beside the files under POINTFIVE_SYNCED_DIR, a shadow under POINTFIVE_SHADOW_DIR that holds only what was
 * forced to the disk: at fsync and fdatasync the file as it is goes to the shadow, at unlink and rename the shadow
 * follows. After a SIGKILL the shadow is what a power cut would have left of this model's disk: everything synced and
 * nothing else. It does not model torn sectors, or a disk that lies.
 *
 * Preloaded by the power-cut tests. Real fsyncs are left out: the shadow replaces them.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

/* The shadow's path for a path under the watched folder; 0 when it is none of ours. */
static int shadow_of(const char *path, char *shadow) {
  const char *dir = getenv("POINTFIVE_SYNCED_DIR");
  const char *to = getenv("POINTFIVE_SHADOW_DIR");
  if (!dir || !to || !path) return 0;
  size_t length = strlen(dir);
  if (strncmp(path, dir, length) != 0 || path[length] != '/') return 0;
  return snprintf(shadow, PATH_MAX, "%s%s", to, path + length) < PATH_MAX;
}

/* Of a file descriptor; directories and deleted files are none. */
static int shadow_of_fd(int fd, char *shadow) {
  char link[64], path[PATH_MAX];
  struct stat about;
  if (fstat(fd, &about) != 0 || !S_ISREG(about.st_mode) || about.st_nlink == 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return shadow_of(path, shadow);
}

static void must(int ok, const char *what) {
  if (ok) return;
  perror(what);
  abort();
}

/*
 * The file as it is now, into its shadow. Only what differs is written, so that a kill in the middle tears nothing that
 * was synced before.
 */
static void keep(int fd, const char *shadow) {
  static char have[1 << 16], kept[1 << 16];
  int to = open(shadow, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  must(to >= 0, shadow);
  off_t at = 0;
  for (;;) {
    /* Through the descriptor at hand: opening and closing another would let go of SQLite's locks on the file. */
    ssize_t count = pread(fd, have, sizeof have, at);
    must(count >= 0, "read");
    if (count == 0) break;
    ssize_t same = pread(to, kept, (size_t)count, at);
    if (same != count || memcmp(have, kept, (size_t)count) != 0)
      must(pwrite(to, have, (size_t)count, at) == count, "write");
    at += count;
  }
  must(ftruncate(to, at) == 0, "truncate");
  close(to);
}

static int sync_file(int fd, const char *name) {
  char shadow[PATH_MAX];
  if (!shadow_of_fd(fd, shadow)) {
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    return real(fd);
  }
  pthread_mutex_lock(&one_at_a_time);
  keep(fd, shadow);
  pthread_mutex_unlock(&one_at_a_time);
  return 0;
}

int fsync(int fd) { return sync_file(fd, "fsync"); }
int fdatasync(int fd) { return sync_file(fd, "fdatasync"); }

int unlink(const char *path) {
  int (*real)(const char *) = (int (*)(const char *))dlsym(RTLD_NEXT, "unlink");
  char shadow[PATH_MAX];
  int result = real(path);
  if (result == 0 && shadow_of(path, shadow)) real(shadow);
  return result;
}

int rename(const char *from, const char *to) {
  int (*real)(const char *, const char *) = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  char shadow_from[PATH_MAX], shadow_to[PATH_MAX];
  int result = real(from, to);
  if (result == 0 && shadow_of(from, shadow_from) && shadow_of(to, shadow_to)) real(shadow_from, shadow_to);
  return result;
}
