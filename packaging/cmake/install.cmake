# SPDX-License-Identifier: MIT
# What `cmake --install` puts where: GNUInstallDirs.
include(CMakePackageConfigHelpers)

set(_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/libfeed")
set(_pkgconfig_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

install(TARGETS libfeed EXPORT libfeedTargets
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}"
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
# An export set of its own: only the static library asks its user for expat.
install(TARGETS libfeed_static EXPORT libfeedStaticTargets
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/libfeed"
  DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")
if(TARGET feedcat)
  install(TARGETS feedcat RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

foreach(_section 1 3)
  file(GLOB _pages CONFIGURE_DEPENDS
       "${PROJECT_SOURCE_DIR}/docs/man/*.${_section}")
  if(_pages)
    install(FILES ${_pages}
            DESTINATION "${CMAKE_INSTALL_MANDIR}/man${_section}")
  endif()
endforeach()

install(EXPORT libfeedTargets NAMESPACE libfeed::
  DESTINATION "${_cmake_dir}")
install(EXPORT libfeedStaticTargets NAMESPACE libfeed::
  DESTINATION "${_cmake_dir}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/packaging/cmake/libfeedConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/libfeedConfig.cmake"
  INSTALL_DESTINATION "${_cmake_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/libfeedConfigVersion.cmake"
  COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/libfeedConfig.cmake"
              "${PROJECT_BINARY_DIR}/libfeedConfigVersion.cmake"
  DESTINATION "${_cmake_dir}")

# The .pc file finds its prefix from its own place, so that an installed tree
# can be moved.
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(LIBFEED_PC_PREFIX "${CMAKE_INSTALL_PREFIX}")
  set(LIBFEED_PC_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
else()
  file(RELATIVE_PATH _up "/${_pkgconfig_dir}" "/")
  string(REGEX REPLACE "/$" "" _up "${_up}")
  set(LIBFEED_PC_PREFIX "\${pcfiledir}/${_up}")
  set(LIBFEED_PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
endif()
if(IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(LIBFEED_PC_INCLUDEDIR "${CMAKE_INSTALL_INCLUDEDIR}")
else()
  set(LIBFEED_PC_INCLUDEDIR "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
set(LIBFEED_PC_ICONV "")
if(NOT Iconv_IS_BUILT_IN)
  set(LIBFEED_PC_ICONV "-liconv")
endif()
configure_file("${PROJECT_SOURCE_DIR}/pkgconfig/libfeed.pc.in"
               "${PROJECT_BINARY_DIR}/libfeed.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/libfeed.pc"
        DESTINATION "${_pkgconfig_dir}")
