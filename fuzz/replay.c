/* SPDX-License-Identifier: MIT */
/* Runs a fuzzer's function once over each file, or each file of each folder,
   that is given; so that what fuzzing found is tested without libFuzzer. */
#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t n_files;

static void replay_file(const char *path, size_t size) {
  /* Exactly as large as the input, so that a read beyond it is seen. */
  uint8_t *data = malloc(size > 0 ? size : 1);
  FILE *stream = fopen(path, "rb");

  if (data == NULL || stream == NULL || fread(data, 1, size, stream) != size) {
    fprintf(stderr, "replay: cannot read %s\n", path);
    exit(1);
  }
  fclose(stream);
  /* Should it crash, the last line says where. */
  printf("%s\n", path);
  fflush(stdout);
  (void)LLVMFuzzerTestOneInput(data, size);
  free(data);
  n_files++;
}

static void replay_folder(const char *path) {
  struct dirent **names;
  int count = scandir(path, &names, NULL, alphasort);

  for (int i = 0; i < count; i++) {
    size_t size = strlen(path) + strlen(names[i]->d_name) + 2;
    char *file = malloc(size);
    struct stat about;

    if (file == NULL)
      exit(1);
    (void)snprintf(file, size, "%s/%s", path, names[i]->d_name);
    if (stat(file, &about) == 0 && S_ISREG(about.st_mode))
      replay_file(file, (size_t)about.st_size);
    free(file);
    free(names[i]);
  }
  if (count >= 0)
    free(names);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    struct stat about;

    if (stat(argv[i], &about) != 0)
      continue;
    if (S_ISDIR(about.st_mode))
      replay_folder(argv[i]);
    else
      replay_file(argv[i], (size_t)about.st_size);
  }
  printf("%zu files\n", n_files);
  return 0;
}
