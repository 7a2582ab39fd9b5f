// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/rotatecard.h"

#include "core/base/whenfinished.h"
#include "core/pipeline/setup.h"
#include "ui/setup/createdkeyview.h"
#include "ui/setup/errorline.h"
#include "ui/setup/formfield.h"
#include "ui/setup/setupstyle.h"
#include "ui/setup/setupwords.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Overlap
{
    const char *name;
    std::chrono::seconds length;
};
constexpr std::array Overlaps{
    Overlap{QT_TRANSLATE_NOOP("RotateCard", "Not at all"), std::chrono::seconds(0)},
    Overlap{QT_TRANSLATE_NOOP("RotateCard", "An hour"), std::chrono::hours(1)},
    Overlap{QT_TRANSLATE_NOOP("RotateCard", "A day"), DefaultOverlap},
    Overlap{QT_TRANSLATE_NOOP("RotateCard", "A week"), std::chrono::hours(24 * 7)},
};
constexpr int DefaultIndex = 2;
static_assert(Overlaps[DefaultIndex].length == DefaultOverlap);

} // namespace

RotateCard::RotateCard(Setup &setup, const QString &receiverUrl, QWidget *parent)
    : FormCard(u"rotate"_s, parent)
    , m_setup(setup)
    , m_form(new QWidget(this))
    , m_overlap(new SegmentedControl(m_form))
    , m_error(new ErrorLine(m_form))
    , m_result(new CreatedKeyView(u"rotated"_s, setup, receiverUrl, this))
{
    auto *hint =
        new QLabel(tr("A new key takes its place, with the same name and the same limits. Put it into the tool "
                      "before the old one ends."),
                   m_form);
    setSetupLook(hint, "mute");
    hint->setWordWrap(true);
    m_overlap->setObjectName(u"rotateOverlap"_s);
    for (const Overlap &overlap : Overlaps)
        m_overlap->addSegment(tr(overlap.name));
    m_error->setObjectName(u"rotateError"_s);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(12);
    form->addWidget(hint);
    form->addWidget(new FormField(tr("The old key goes on for"), m_overlap, m_form));
    form->addWidget(m_error);
    body().addWidget(m_form);
    body().addWidget(m_result);
}

void RotateCard::openFor(const ApiKey &key)
{
    m_keyId = key.id;
    m_isDone = false;
    m_error->show({});
    m_overlap->setCurrentIndex(DefaultIndex);
    m_form->show();
    m_result->clear();
    m_result->hide();
    acceptButton().setEnabled(true);
    acceptButton().setText(tr("Rotate"));
    cancelButton().show();
    open(tr("Rotate “%1” (%2…)").arg(key.name, key.prefix));
    acceptButton().setFocus(Qt::OtherFocusReason);
}

void RotateCard::close()
{
    FormCard::close();
    m_result->clear();
}

void RotateCard::accept()
{
    if (m_isDone) {
        close();
        return;
    }
    acceptButton().setEnabled(false);
    const std::chrono::seconds overlap = Overlaps.at(size_t(m_overlap->currentIndex())).length;
    whenFinished(m_setup.rotateKey(m_keyId, overlap), this, [this](const Result<Rotation> &rotation) {
        acceptButton().setEnabled(true);
        m_error->show(rotation ? QString() : rotation.error().message);
        if (!rotation)
            return;
        m_isDone = true;
        m_result->setKey(
            rotation->successor,
            tr("✓ This is the new key. Copy it now: it is shown only this once. The old one works until %1.")
                .arg(localTimeText(rotation->oldExpiresAt)));
        m_form->hide();
        m_result->show();
        acceptButton().setText(tr("Done"));
        cancelButton().hide();
        m_result->focusSecret();
        Q_EMIT rotated();
    });
}
