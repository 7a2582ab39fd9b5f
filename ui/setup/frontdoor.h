// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class FailedAttempts;
class SecretKeeper;
class Setup;
class Signing;

/// What the pane of sources shows and works on; all of it outlives the pane.
struct FrontDoor
{
    Setup &setup;
    Signing &signing;
    SecretKeeper &secrets;
    const FailedAttempts &failedAttempts;
    QString receiverUrl = {};            ///< as tools reach it, without a trailing slash
    QString certificateFingerprint = {}; ///< SHA-256, "AA:BB:…"; empty: TLS is off
};
