# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later

# What every target of ours is compiled with. Warnings are errors in the presets, not here.
add_library(project_options INTERFACE)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(project_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS
    QT_USE_QSTRINGBUILDER QT_MESSAGELOGCONTEXT QT_DISABLE_DEPRECATED_BEFORE=0x060400
    GREENROOM_VERSION="${PROJECT_VERSION}")
# What newer ones advise instead is not there in the oldest that we build on.
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    target_compile_definitions(project_options INTERFACE QT_WARN_DEPRECATED_UP_TO=0x060400)
endif()
target_compile_options(project_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wnon-virtual-dtor -Woverloaded-virtual
    -Wcast-align -Wdouble-promotion -Wformat=2 -Wimplicit-fallthrough)


# Most of an edit-and-test round is linking debug information; mold does it in a tenth of the time.
find_program(MOLD mold)
if(MOLD AND CMAKE_BUILD_TYPE STREQUAL "Debug" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU"
        AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12.1)
    add_link_options(-fuse-ld=mold)
endif()

# greenroom_stage(<folder> SOURCES <files> [LINKS <targets>]): one folder of core as a library of its own, so that a
# stage can link, and therefore include, only what is named beside it.
function(greenroom_stage stage)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINKS")
    set(target greenroom_${stage})
    add_library(${target} STATIC ${arg_SOURCES})
    target_link_libraries(${target} PUBLIC project_options Qt6::Core tl::expected ${arg_LINKS})
    target_precompile_headers(${target} PRIVATE ${PROJECT_SOURCE_DIR}/core/base/precompiled.h)
    set_target_properties(${target} PROPERTIES FOLDER core)
endfunction()

# require_python_module(<module> <package>): ends the configuration where the interpreter that was found lacks a module.
function(require_python_module module package)
    execute_process(COMMAND ${Python3_EXECUTABLE} -c "import ${module}" RESULT_VARIABLE failed ERROR_QUIET)
    if(failed)
        message(FATAL_ERROR "${Python3_EXECUTABLE} has no module ${module}: install ${package}, or name another "
            "interpreter with -DPython3_EXECUTABLE=/usr/bin/python3")
    endif()
endfunction()
