// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class Clock;
class Desk;
class FailedAttempts;
class SecretKeeper;
class Settings;
class Setup;
class Signing;

/// What the window shows and works on; all of it outlives the window.
struct Services
{
    Desk &desk;
    Setup &setup;
    Settings &settings;
    const Clock &clock;
    Signing &signing;
    SecretKeeper &secrets;
    const FailedAttempts &failedAttempts;
};
