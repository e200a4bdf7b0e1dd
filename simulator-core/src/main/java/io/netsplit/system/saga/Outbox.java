package io.netsplit.system.saga;

import io.netsplit.node.Context;
import io.netsplit.system.saga.SagaMessage.Event;
import io.netsplit.system.saga.SagaMessage.EventTaken;
import io.netsplit.system.saga.SagaMessage.News;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Events that are to be sent until whom they concern has dealt with them. */
final class Outbox {
    /** An event and its address. */
    record Letter(int to, Event event) {}

    /** On the disk: it need not be sent again. */
    record Delivered(long saga, int step, News news) {}

    private final Context context;
    private final Consumer<Delivered> whenDelivered;
    private final Map<Delivered, Letter> unsent = new LinkedHashMap<>();

    /** @param whenDelivered remembers what arrived */
    Outbox(Context context, Consumer<Delivered> whenDelivered) {
        this.context = context;
        this.whenDelivered = whenDelivered;
    }

    private static Delivered key(Letter letter) {
        Event event = letter.event;
        return new Delivered(event.order().saga(), event.step(), event.news());
    }

    void restore(Letter letter) {
        unsent.put(key(letter), letter);
    }

    void restoreDelivered(Delivered delivered) {
        unsent.remove(delivered);
    }

    void send(Letter letter) {
        restore(letter);
        context.send(letter.to, letter.event);
    }

    void taken(EventTaken message) {
        Delivered delivered = new Delivered(message.saga(), message.step(), message.news());
        if (unsent.remove(delivered) != null) {
            whenDelivered.accept(delivered);
        }
    }

    void sendAgain() {
        List.copyOf(unsent.values()).forEach(letter -> context.send(letter.to, letter.event));
    }
}
