package io.netsplit.visualizer.picture;

import io.netsplit.visualizer.model.EventKind;
import io.netsplit.visualizer.model.Events;
import io.netsplit.visualizer.model.Messages;
import io.netsplit.visualizer.model.Recording;
import java.util.Arrays;

/**
 * What an event may have been caused by, and what it may have caused: happened-before after Lamport (1978), along the order of
 * each place and from every sending to its arrival.
 */
final class Cone {
    private final Recording recording;
    private final int[] latestBefore;
    private final int[] earliestAfter;
    private final int event;

    private Cone(Recording recording, int event) {
        this.recording = recording;
        this.event = event;
        this.latestBefore = new int[recording.addresses()];
        this.earliestAfter = new int[recording.addresses()];
        Arrays.fill(latestBefore, -1);
        Arrays.fill(earliestAfter, Integer.MAX_VALUE);
    }

    /** The cone of an event, as far as it lies between two events. */
    static Cone of(Recording recording, int event, int firstEvent, int lastEvent) {
        Cone cone = new Cone(recording, event);
        int address = recording.events().address(event);
        if (address >= 0) {
            cone.latestBefore[address] = event;
            cone.earliestAfter[address] = event;
            cone.back(firstEvent);
            cone.on(lastEvent);
        }
        return cone;
    }

    private void back(int firstEvent) {
        Events events = recording.events();
        Messages messages = recording.messages();
        for (int at = event; at >= firstEvent; at--) {
            if (events.kind(at) == EventKind.DELIVER && at <= latestBefore[events.address(at)]) {
                int message = events.link(at);
                int from = messages.from(message);
                latestBefore[from] = Math.max(latestBefore[from], messages.sendEvent(message));
            }
        }
    }

    private void on(int lastEvent) {
        Events events = recording.events();
        Messages messages = recording.messages();
        for (int at = event; at <= lastEvent; at++) {
            if (events.kind(at) == EventKind.DELIVER) {
                int message = events.link(at);
                if (messages.sendEvent(message) >= earliestAfter[messages.from(message)]) {
                    int to = messages.to(message);
                    earliestAfter[to] = Math.min(earliestAfter[to], at);
                }
            }
        }
    }

    /** True where a message is on a way to the event or from it. */
    boolean has(int message) {
        Messages messages = recording.messages();
        int send = messages.sendEvent(message);
        int end = messages.endEvent(message);
        boolean past = end >= 0 && !messages.dropped(message) && end <= latestBefore[messages.to(message)];
        return past || send >= earliestAfter[messages.from(message)] || send == event || end == event;
    }
}
