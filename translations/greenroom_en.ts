<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ContextColumn</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more alerts joined</source>
        <translation>
            <numerusform>%n more alert joined</numerusform>
            <numerusform>%n more alerts joined</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindingsList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InboxPane</name>
    <message numerus="yes">
        <source>%n new</source>
        <comment>incidents above what is in sight</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new at the top of the list</source>
        <translation>
            <numerusform>Show %n new at the top of the list</numerusform>
            <numerusform>Show %n new at the top of the list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IncidentText</name>
    <message numerus="yes">
        <source>%n min</source>
        <comment>age of an incident</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age of an incident</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age of an incident, in days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n alerts</source>
        <comment>source of an incident</comment>
        <translation>
            <numerusform>%1 · %n alert</numerusform>
            <numerusform>%1 · %n alerts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new drafts</source>
        <translation>
            <numerusform>%n new draft</numerusform>
            <numerusform>%n new drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PublishBar</name>
    <message numerus="yes">
        <source>Publishing in %n s</source>
        <comment>countdown</comment>
        <translation>
            <numerusform>Publishing in %n s</numerusform>
            <numerusform>Publishing in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReceiverStatus</name>
    <message numerus="yes">
        <source>last alert %n s ago</source>
        <translation>
            <numerusform>last alert %n s ago</numerusform>
            <numerusform>last alert %n s ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n finding(s) to settle</source>
        <translation>
            <numerusform>%n finding to settle</numerusform>
            <numerusform>%n findings to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewSession</name>
    <message numerus="yes">
        <source>%n findings to settle</source>
        <translation>
            <numerusform>%n finding to settle</numerusform>
            <numerusform>%n findings to settle</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>More than %n live incidents: %1</source>
        <translation>
            <numerusform>More than %n live incident: %1</numerusform>
            <numerusform>More than %n live incidents: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n live incidents: %1</source>
        <translation>
            <numerusform>%n live incident: %1</numerusform>
            <numerusform>%n live incidents: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusPage</name>
    <message numerus="yes">
        <source>%n days with problems</source>
        <translation>
            <numerusform>%n day with problems</numerusform>
            <numerusform>%n days with problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days with maintenance</source>
        <translation>
            <numerusform>%n day with maintenance</numerusform>
            <numerusform>%n days with maintenance</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older incidents are open too.</source>
        <translation>
            <numerusform>%n older incident is open too.</numerusform>
            <numerusform>%n older incidents are open too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestAlert</name>
    <message numerus="yes">
        <source>There was no answer within %n seconds.</source>
        <translation>
            <numerusform>There was no answer within %n second.</numerusform>
            <numerusform>There was no answer within %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrayIcon</name>
    <message numerus="yes">
        <source>Greenroom: %n drafts wait</source>
        <translation>
            <numerusform>Greenroom: %n draft waits</numerusform>
            <numerusform>Greenroom: %n drafts wait</numerusform>
        </translation>
    </message>
</context>
</TS>
