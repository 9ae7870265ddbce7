/* SPDX-License-Identifier: MIT */
/* Strings, numbers, moments and places in Python's terms. */
#include "value.h"

#include <string.h>

#define SECONDS_A_DAY 86400
#define N_WORDS 128
#define LONGEST_WORD 64

static PyObject *from_iso; /* datetime.fromisoformat */

/* Words that were met, found by their ends; the oldest gives way. */
static struct {
  const char *data; /* the UTF-8 of `string` */
  size_t len;
  PyObject *string;
} words[N_WORDS];

/* Puts a new reference in the place of another one. */
static void replace(PyObject **place, PyObject *object) {
  PyObject *old = *place;
  *place = object;
  Py_XDECREF(old);
}

int libfeed_py_value_setup(void) {
  PyObject *module = PyImport_ImportModule("datetime");
  if (module == NULL)
    return -1;
  PyObject *class = PyObject_GetAttrString(module, "datetime");
  Py_DECREF(module);
  if (class == NULL)
    return -1;
  replace(&from_iso, PyObject_GetAttrString(class, "fromisoformat"));
  Py_DECREF(class);
  return from_iso == NULL ? -1 : 0;
}

PyObject *libfeed_py_none(void) {
  return Py_NewRef(Py_None);
}

PyObject *libfeed_py_text(libfeed_str str) {
  if (str.len == 0)
    return libfeed_py_none();
  return PyUnicode_DecodeUTF8(str.data, (Py_ssize_t)str.len, NULL);
}

PyObject *libfeed_py_word(libfeed_str str) {
  if (str.len == 0 || str.len > LONGEST_WORD)
    return libfeed_py_text(str);
  const unsigned char *bytes = (const unsigned char *)str.data;
  size_t at = (str.len * 31 + bytes[0] * 7u + bytes[str.len / 2] * 5u +
               bytes[str.len - 1]) %
              N_WORDS;
  if (words[at].len == str.len &&
      memcmp(words[at].data, str.data, str.len) == 0)
    return Py_NewRef(words[at].string);
  PyObject *string = libfeed_py_text(str);
  Py_ssize_t len;
  const char *data =
      string == NULL ? NULL : PyUnicode_AsUTF8AndSize(string, &len);
  if (data == NULL) {
    Py_XDECREF(string);
    return NULL;
  }
  words[at].data = data;
  words[at].len = (size_t)len;
  replace(&words[at].string, Py_NewRef(string));
  return string;
}

PyObject *libfeed_py_string(libfeed_str str) {
  return PyUnicode_DecodeUTF8(str.data, (Py_ssize_t)str.len, NULL);
}

PyObject *libfeed_py_number(int64_t number) {
  if (number < 0)
    return libfeed_py_none();
  return PyLong_FromLongLong(number);
}

PyObject *libfeed_py_thousandths(int64_t number) {
  if (number < 0)
    return libfeed_py_none();
  return PyFloat_FromDouble((double)number / 1000.0);
}

PyObject *libfeed_py_bool(int value) {
  return PyBool_FromLong(value);
}

PyObject *libfeed_py_position(libfeed_pos position) {
  return Py_BuildValue("(KKK)", (unsigned long long)position.offset,
                       (unsigned long long)position.line,
                       (unsigned long long)position.column);
}

PyObject *libfeed_py_precision(libfeed_time time) {
  static const char *const names[] = {NULL,     "year",   "month",   "day",
                                      "minute", "second", "fraction"};
  if (time.precision == LIBFEED_PRECISION_NONE ||
      time.precision >= sizeof names / sizeof names[0])
    return libfeed_py_none();
  return PyUnicode_InternFromString(names[time.precision]);
}

/* -- dates --------------------------------------------------------------------
 */

/* Year, month and day of a day counted from 1970-01-01, in the Gregorian
   calendar: years begin in March, so that the leap day comes last. */
static void civil(int64_t day, int64_t *year, int *month, int *of_month) {
  int64_t shifted = day + 719468; /* from 0000-03-01 */
  int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  int64_t of_era = shifted - era * 146097;
  int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  int64_t of_year =
      of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int64_t from_march = (5 * of_year + 2) / 153;
  *of_month = (int)(of_year - (153 * from_march + 2) / 5 + 1);
  *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
  *year = year_of_era + era * 400 + (*month <= 2);
}

/* Writes a number in so many digits; what follows them. */
static char *put_number(char *to, int n_digits, int64_t number) {
  for (int i = n_digits - 1; i >= 0; i--) {
    to[i] = (char)('0' + number % 10);
    number /= 10;
  }
  return to + n_digits;
}

/* HH:MM:SS */
static char *put_time(char *to, int seconds) {
  to = put_number(to, 2, seconds / 3600);
  *to++ = ':';
  to = put_number(to, 2, seconds / 60 % 60);
  *to++ = ':';
  return put_number(to, 2, seconds % 60);
}

/* Of the ways to a datetime this is the shortest: one argument, no keywords to
   look for. */
PyObject *libfeed_py_date(libfeed_time time) {
  /* 10000-01-01, and a day for offsets: what is out of reach of the sums. */
  const int64_t last = INT64_C(253402300800) + SECONDS_A_DAY;
  if (time.precision == LIBFEED_PRECISION_NONE || time.seconds >= last ||
      time.seconds < -last)
    return libfeed_py_none();
  int64_t local = time.seconds + time.utc_offset;
  int64_t day = local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0);
  int64_t year;
  int month, of_month;
  civil(day, &year, &month, &of_month);
  if (year < 1 || year > 9999)
    return libfeed_py_none();
  char text[sizeof "0000-00-00T00:00:00.000000+00:00:00"];
  char *end = put_number(text, 4, year);
  *end++ = '-';
  end = put_number(end, 2, month);
  *end++ = '-';
  end = put_number(end, 2, of_month);
  *end++ = 'T';
  end = put_time(end, (int)(local - day * SECONDS_A_DAY));
  if (time.nanoseconds >= 1000) {
    *end++ = '.';
    end = put_number(end, 6, time.nanoseconds / 1000);
  }
  *end++ = time.utc_offset < 0 ? '-' : '+';
  end = put_time(end, time.utc_offset < 0 ? -time.utc_offset : time.utc_offset);
  PyObject *string = PyUnicode_FromStringAndSize(text, end - text);
  if (string == NULL)
    return NULL;
  PyObject *date = PyObject_CallFunctionObjArgs(from_iso, string, NULL);
  Py_DECREF(string);
  return date;
}
