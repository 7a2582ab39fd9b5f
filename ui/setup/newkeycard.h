// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/formcard.h"

class NewKeyPanel;
class Setup;

/// Makes a source with its first key, or a further key of a source, on the pane itself.
class NewKeyCard : public FormCard
{
    Q_OBJECT

public:
    /// \a name as in FormCard.
    NewKeyCard(const QString &name, Setup &setup, const QString &receiverUrl, QWidget *parent);

    void openForSource(const QString &pageId);
    /// For the source with this id at first; empty: for none.
    void openForKey(const QString &pageId, const QString &sourceId);
    void close() override;

Q_SIGNALS:
    void created();

protected:
    void accept() override;

private:
    void refresh();

    NewKeyPanel *m_panel;
};
