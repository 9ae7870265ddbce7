/* SPDX-License-Identifier: MIT */
/* Strings, numbers, moments and places in Python's terms. */
#include "value.h"

#include <string.h>

#define SECONDS_A_DAY 86400
#define N_ZONES 64
#define N_WORDS 128
#define LONGEST_WORD 64

static PyObject *datetime_class;
static PyObject *timedelta_class;
static PyObject *timezone_class;

/* Zones that were met, found by their offset; the oldest gives way. */
static struct {
  int32_t offset;
  PyObject *zone;
} zones[N_ZONES];

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
  replace(&datetime_class, PyObject_GetAttrString(module, "datetime"));
  replace(&timedelta_class, PyObject_GetAttrString(module, "timedelta"));
  replace(&timezone_class, PyObject_GetAttrString(module, "timezone"));
  Py_DECREF(module);
  return datetime_class == NULL || timedelta_class == NULL ||
                 timezone_class == NULL
             ? -1
             : 0;
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

static PyObject *new_zone(int32_t offset) {
  PyObject *delta =
      PyObject_CallFunction(timedelta_class, "ii", 0, (int)offset);
  if (delta == NULL)
    return NULL;
  PyObject *zone = PyObject_CallFunctionObjArgs(timezone_class, delta, NULL);
  Py_DECREF(delta);
  return zone;
}

/* A borrowed reference to the zone of an offset. */
static PyObject *zone_of(int32_t offset) {
  size_t at = (size_t)(uint32_t)(offset / 900) % N_ZONES;
  if (zones[at].zone == NULL || zones[at].offset != offset) {
    PyObject *zone = offset == 0 ? PyObject_GetAttrString(timezone_class, "utc")
                                 : new_zone(offset);
    if (zone == NULL)
      return NULL;
    replace(&zones[at].zone, zone);
    zones[at].offset = offset;
  }
  return zones[at].zone;
}

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

/* Arguments are put into a tuple by hand, which halves the cost of a date:
   nothing has a format to read. */
PyObject *libfeed_py_date(libfeed_time time) {
  enum { N_PARTS = 7 };
  /* 10000-01-01, and a day for offsets: what is out of reach of the sums. */
  const int64_t last = INT64_C(253402300800) + SECONDS_A_DAY;
  if (time.precision == LIBFEED_PRECISION_NONE || time.seconds >= last ||
      time.seconds < -last)
    return libfeed_py_none();
  int64_t local = time.seconds + time.utc_offset;
  int64_t day = local / SECONDS_A_DAY - (local % SECONDS_A_DAY < 0);
  int second = (int)(local - day * SECONDS_A_DAY);
  int64_t year;
  int month, of_month;
  civil(day, &year, &month, &of_month);
  if (year < 1 || year > 9999)
    return libfeed_py_none();
  PyObject *zone = zone_of(time.utc_offset);
  if (zone == NULL)
    return NULL;
  const int parts[] = {(int)year,
                       month,
                       of_month,
                       second / 3600,
                       second / 60 % 60,
                       second % 60,
                       (int)(time.nanoseconds / 1000)};
  PyObject *args = PyTuple_New(N_PARTS + 1);
  for (int i = 0; args != NULL && i < N_PARTS; i++) {
    PyObject *number = PyLong_FromLong(parts[i]);
    if (number == NULL || PyTuple_SetItem(args, i, number) < 0)
      Py_CLEAR(args);
  }
  if (args == NULL || PyTuple_SetItem(args, N_PARTS, Py_NewRef(zone)) < 0) {
    Py_XDECREF(args);
    return NULL;
  }
  PyObject *date = PyObject_Call(datetime_class, args, NULL);
  Py_DECREF(args);
  return date;
}
