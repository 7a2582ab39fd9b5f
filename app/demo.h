// SPDX-FileCopyrightText: 2026 The Greenroom authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>

class Application;

/// Sets a sample page up and plays a small incident day (resources/demo/day.json) through the real HTTP door.
class Demo : public QObject
{
    Q_OBJECT

public:
    explicit Demo(Application &application);

    /// Makes the page, its components, two sources and their keys, then begins to post.
    void start();

Q_SIGNALS:
    /// The page is set up; the day begins.
    void prepared();

private:
    void addComponents(const QString &pageId, const QStringList &names);
    void addSources(const QString &pageId);
    void addKey(const QString &slug, const QString &sourceId, const QString &pageId);
    void play();
    void post(const QString &slug, const QByteArray &body);

    Application &m_application;
    QNetworkAccessManager m_network;
    QHash<QString, QString> m_keys; ///< secret by source's slug
};
