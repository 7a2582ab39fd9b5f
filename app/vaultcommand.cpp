// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vaultcommand.h"

#include "app/application.h"
#include "app/commandoutput.h"

QFuture<CommandResult> unlockVault(Application &application, const CommandLine &line)
{
    const bool isNew = !application.secrets().hasVault();
    const bool isReceiving = !application.receiverUrl().isEmpty();
    return application.secrets().unlockVault(line.input).then([isNew, isReceiving](const Result<> &unlocked) {
        if (!unlocked)
            return failed(unlocked.error());
        const QString made =
            isNew ? Commands::tr("A vault is made. Keep its passphrase: nobody can open it without.\n") : QString();
        return CommandResult{
            .output =
                made
                + (isReceiving ? Commands::tr("The vault is unlocked until Greenroom ends.\n")
                               : Commands::tr("The passphrase is right, but nothing runs that would stay unlocked. "
                                              "Start Greenroom first, or give it GREENROOM_VAULT_PASSPHRASE.\n"))};
    });
}
