// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/alertgroup.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

Result<WebhookReading> read(const Webhook &webhook)
{
    const auto delivery = readAlertGroup(webhook.body.toObject());
    if (!delivery) {
        return fail(Error::Kind::InvalidInput,
                    Intake::tr("This is not a webhook of Prometheus Alertmanager: %1").arg(delivery.error().message));
    }
    return WebhookReading{.deliveries = {*delivery}};
}

} // namespace

Adapter alertmanagerAdapter()
{
    return {.tool = u"alertmanager"_s, .name = u"Prometheus Alertmanager"_s, .read = &read};
}
