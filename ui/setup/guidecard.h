// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/formcard.h"

class GuideView;
class Setup;
struct Source;

/// Shows how the tool of a source that is there already is made to post to it. The key is not known any more.
class GuideCard : public FormCard
{
    Q_OBJECT

public:
    GuideCard(Setup &setup, QString receiverUrl, QWidget *parent);

    void openFor(const Source &source);

protected:
    void accept() override;

private:
    Setup &m_setup;
    const QString m_receiverUrl;
    GuideView *m_guide;
};
