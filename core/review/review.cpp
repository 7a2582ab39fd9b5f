// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/review.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestTitle = 255;
constexpr qsizetype LongestBody = 25'000;

/// The context of this stage's texts for translators.
struct Review
{
    Q_DECLARE_TR_FUNCTIONS(Review)
};

/// Which step may be taken from which state.
struct Rule
{
    IncidentState state;
    Step step;
};
constexpr Rule Allowed[]{
    {IncidentState::Draft, Step::Edit},        {IncidentState::Draft, Step::Publish},
    {IncidentState::Draft, Step::Dismiss},     {IncidentState::Publishing, Step::Undo},
    {IncidentState::Live, Step::Edit},         {IncidentState::Live, Step::Publish},
    {IncidentState::Live, Step::Undo},         {IncidentState::Resolved, Step::Undo},
    {IncidentState::Dismissed, Step::Restore}, {IncidentState::Held, Step::Restore},
    {IncidentState::Held, Step::Dismiss},
};

QString refusal(Step step)
{
    switch (step) {
    case Step::Edit:
        return Review::tr(
            "The incident can no longer be edited: it is being published, was resolved, or was dismissed.");
    case Step::Publish:
        return Review::tr(
            "The incident cannot be published now: it is being published already, was resolved, or was dismissed.");
    case Step::Undo:
        return Review::tr("There is nothing left to take back: the update is out.");
    case Step::Dismiss:
        return Review::tr("Only a draft, or what is held, can be dismissed. What is live ends with a resolved update.");
    case Step::Restore:
        return Review::tr("Only what was dismissed or is held can become a draft.");
    }
    return {};
}

} // namespace

Result<> mayFollow(const Incident &incident, Step step)
{
    const bool isListed = std::any_of(std::begin(Allowed), std::end(Allowed), [&](const Rule &rule) {
        return rule.state == incident.state && rule.step == step;
    });
    const bool needsPending = step == Step::Undo;
    const bool needsNoPending = step == Step::Edit || step == Step::Publish;
    if (!isListed || (needsPending && !incident.pending) || (needsNoPending && incident.pending))
        return fail(Error::Kind::Conflict, refusal(step));
    return {};
}

bool mayFollow(const Incident &incident, Stage stage)
{
    if (stage != Stage::Resolved)
        return true;
    return incident.publishedAt.has_value() || incident.isRecovered;
}

Result<> mayPublish(const Incident &incident, const WorkingCopy &copy, const QList<Finding> &findings,
                    const QStringList &keptFindings)
{
    if (auto allowed = mayFollow(incident, Step::Publish); !allowed)
        return allowed;
    if (incident.isTest)
        return fail(Error::Kind::InvalidInput,
                    Review::tr("This is a test. Tests stay in the window; nothing of them is published."));
    if (copy.title.trimmed().isEmpty())
        return fail(Error::Kind::InvalidInput, Review::tr("Write a title."));
    if (copy.title.size() > LongestTitle)
        return fail(Error::Kind::InvalidInput, Review::tr("The title is too long: shorten it to 255 characters."));
    if (copy.body.trimmed().isEmpty())
        return fail(Error::Kind::InvalidInput, Review::tr("Write a text."));
    if (copy.body.size() > LongestBody)
        return fail(Error::Kind::InvalidInput, Review::tr("The text is too long: shorten it to 25,000 characters."));
    if (!mayFollow(incident, copy.stage))
        return fail(Error::Kind::InvalidInput,
                    Review::tr("A draft cannot begin as resolved while its alert is still firing."));
    const auto open = std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) {
        return finding.blocks && !keptFindings.contains(wordsOf(finding, copy));
    });
    if (open > 0)
        return fail(Error::Kind::InvalidInput, Review::tr("%n finding(s) to settle", nullptr, int(open)));
    return {};
}

QString wordsOf(const Finding &finding, const WorkingCopy &copy)
{
    return (finding.field == Finding::Field::Title ? copy.title : copy.body).mid(finding.start, finding.length);
}
