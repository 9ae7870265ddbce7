/* SPDX-License-Identifier: MIT */
/* Documents for the differential tests: built from pieces that are well-formed,
   nearly so, or not at all, by a seed. */
#ifndef LIBFEED_TESTS_XML_DOCUMENTS_H
#define LIBFEED_TESTS_XML_DOCUMENTS_H

#include <stddef.h>
#include <stdint.h>

/* Room for any document. */
#define DOCUMENT_SIZE 8192

/* Writes the document of this seed to `out`; returns its length. It is valid
   UTF-8 without characters that XML forbids. */
size_t make_document(uint64_t seed, char *out);

#endif
