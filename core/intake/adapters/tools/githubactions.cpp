// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/adapters/adapter.h"
#include "core/intake/adapters/fieldpath.h"
#include "core/intake/intake.h"

using namespace Qt::StringLiterals;

namespace {

/// The event "workflow_run" of a webhook of a repository or an organisation on GitHub.
const Mapping &mapping()
{
    static const Mapping table{
        // A workflow has a state on each branch. Ids of runs are new each time.
        .key = {u"repository.id+workflow_run.workflow_id+workflow_run.head_branch"},
        .state = {u"workflow_run.conclusion"},
        .states = {{u"failure", StateMeaning::Firing},
                   {u"timed_out", StateMeaning::Firing},
                   {u"startup_failure", StateMeaning::Firing},
                   {u"success", StateMeaning::Resolved},
                   {u"cancelled", StateMeaning::Ignored},
                   {u"skipped", StateMeaning::Ignored},
                   {u"neutral", StateMeaning::Ignored},
                   {u"stale", StateMeaning::Ignored},
                   {u"action_required", StateMeaning::Ignored}},
        .title = {u"workflow_run.name", u"workflow.name", u"workflow_run.path"},
        .text = {u"workflow_run.display_title", u"workflow_run.conclusion"},
        .startedAt = {u"workflow_run.run_started_at"},
        .changedAt = {u"workflow_run.updated_at"},
        .url = {u"workflow_run.html_url"},
        .monitors = {u"workflow_run.name", u"repository.name"},
        .labels = {u"repository.full_name", u"workflow_run.head_branch", u"workflow_run.event"},
    };
    return table;
}

Result<WebhookReading> read(const Webhook &webhook)
{
    const QJsonValue &body = webhook.body;
    const QString event = webhook.header("X-GitHub-Event");
    if (event == "ping"_L1 || !textAt(body, u"zen").isEmpty()) {
        const QString title = Intake::tr("GitHub's ping: %1").arg(textAt(body, u"zen"));
        return WebhookReading{.deliveries = {{.title = shortened(title, LongestTitle), .isTest = true}}};
    }
    if (!valueAt(body, u"workflow_run").isObject()) {
        if (event.isEmpty())
            return fail(Error::Kind::InvalidInput,
                        Intake::tr("This is not a webhook of GitHub: it has no “workflow_run”."));
        return WebhookReading{
            .note = Intake::tr("GitHub's event “%1” is not used here; “Workflow runs” is.").arg(event.left(100))};
    }
    if (textAt(body, u"action") != "completed"_L1)
        return WebhookReading{.note = Intake::tr("A workflow has begun; how it ends is told later.")};
    // What fails in a proposed change has not reached anybody.
    const QString branch = textAt(body, u"workflow_run.head_branch");
    const QString mainBranch = textAt(body, u"repository.default_branch");
    const bool isProposal = textAt(body, u"workflow_run.event").startsWith("pull_request"_L1);
    if (isProposal || (!mainBranch.isEmpty() && branch != mainBranch))
        return WebhookReading{.note = Intake::tr("A workflow ended on the branch “%1”.").arg(branch.left(100))};
    return readOne(mapping(), body);
}

} // namespace

Adapter githubactionsAdapter()
{
    return {.tool = u"githubactions"_s, .name = u"GitHub Actions"_s, .read = &read};
}
