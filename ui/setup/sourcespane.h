// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/setupstyle.h"

class KeysSection;
class RefusedSection;
class Setup;
class SourcesSection;

/// Who may post alerts to a page: its sources, their keys, and what they sent that made no draft.
class SourcesPane : public ThemedPane
{
    Q_OBJECT

public:
    /// \a receiverUrl is the front door without a trailing slash.
    SourcesPane(Setup &setup, const QString &receiverUrl, QWidget *parent);

public Q_SLOTS:
    void setPage(const QString &pageId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    SourcesSection *m_sources;
    KeysSection *m_keys;
    RefusedSection *m_refused;
};
