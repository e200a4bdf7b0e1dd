package io.netsplit.scenario.report;

import io.netsplit.trace.TraceEvent;
import io.netsplit.trace.TraceHeader;

/** What one event tells, as part of a sentence: who did what, without when and without what it holds. */
final class EventSentence {
    private EventSentence() {}

    static String of(TraceHeader header, TraceEvent event) {
        if (event instanceof TraceEvent.MessageSent sent) {
            return header.name(sent.from()) + " sends " + sent.type() + " to " + header.name(sent.to());
        }
        if (event instanceof TraceEvent.MessageDelivered delivered) {
            return "a message from " + header.name(delivered.from()) + " arrives at " + header.name(delivered.to());
        }
        if (event instanceof TraceEvent.MessageDropped dropped) {
            return "a message from " + header.name(dropped.from()) + " to " + header.name(dropped.to()) + " is lost ("
                    + dropped.why() + ")";
        }
        if (event instanceof TraceEvent.NodeChanged node) {
            return header.name(node.node()) + " is " + node.change();
        }
        if (event instanceof TraceEvent.Protocol protocol) {
            return header.name(protocol.node()) + shows(protocol);
        }
        if (event instanceof TraceEvent.FaultStarted fault) {
            return "fault " + fault.name() + " begins";
        }
        if (event instanceof TraceEvent.FaultEnded fault) {
            return "fault " + fault.name() + " ends";
        }
        if (event instanceof TraceEvent.OperationInvoked invoked) {
            return header.name(header.nodes().size() + invoked.client()) + " asks for a " + invoked.function();
        }
        TraceEvent.OperationCompleted completed = (TraceEvent.OperationCompleted) event;
        return "an operation ends (" + completed.completion() + ")";
    }

    private static String shows(TraceEvent.Protocol event) {
        Object role = event.fields().get("role");
        return event.type().equals("role") && role != null ? " becomes " + role : " tells of " + event.type();
    }
}
