# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
find_package(Qt6 6.4 REQUIRED COMPONENTS Network)

set(setup_files
    componentseditor componentsmodel componentspane confirmstrip copyfield createdkeyview errorline failedmodel
    failedsection firststart formcard formfield guidecard guideview keylimits keysmodel keyssection keystep liveimpacts
    masking newkeycard newkeypanel pagestep receivercard refusedmodel refusedsection renamecard rotatecard searchbox
    section setupstyle setuptable setupwords signingcard sourcesmodel sourcespane sourcessection statusdelegate testalert
    teststep timezonebox)
list(TRANSFORM setup_files PREPEND ${CMAKE_CURRENT_LIST_DIR}/)
list(TRANSFORM setup_files APPEND .h OUTPUT_VARIABLE setup_headers)
list(TRANSFORM setup_files APPEND .cpp)
target_sources(greenroom_ui PRIVATE ${setup_files} ${setup_headers} ${CMAKE_CURRENT_LIST_DIR}/frontdoor.h
    ${CMAKE_CURRENT_LIST_DIR}/rowsmodel.h)
target_link_libraries(greenroom_ui PRIVATE Qt6::Network)
