package io.netsplit.system.broker;

import io.netsplit.node.Context;
import io.netsplit.node.Message;
import io.netsplit.node.Process;
import io.netsplit.system.AdminReply;
import io.netsplit.system.AdminRequest;
import io.netsplit.system.Journal;
import io.netsplit.system.broker.BrokerMessage.Applied;
import io.netsplit.system.broker.BrokerMessage.Apply;
import io.netsplit.workload.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where messages have their effect. For an effect that is to be had once it keeps the idempotency key in the same write as
 * the effect, so that a crash leaves both or neither; and it refuses what comes from an assignment older than one that it
 * has seen for that partition.
 */
final class EffectStore implements Process {
    private static final String EFFECTS = "effects";

    /** The idempotency key: one message, for one subscription. */
    private record Key(int subscription, long id) {}

    /** On the disk: an effect. */
    private record Effect(Key key, int partition, long generation, long value) {}

    /** On the disk, where keys are written apart. */
    private record Remembered(Key key) {}

    private record Lane(int subscription, int partition) {}

    private final BrokerOptions options;
    private final Set<Key> done = new LinkedHashSet<>();
    private final Map<Key, List<Integer>> inProgress = new LinkedHashMap<>();
    private final Map<Lane, Long> fences = new LinkedHashMap<>();
    private @Nullable Context context;
    private @Nullable Journal journal;

    EffectStore(BrokerOptions options) {
        this.options = options;
    }

    @Override
    public void start(Context newContext) {
        context = newContext;
        journal = new Journal(newContext, EFFECTS, options.forceEffects());
        journal.records().forEach(this::recovered);
        newContext.emit(new BrokerEvent.StoreRecovered(journal.lastIndex()));
    }

    private void recovered(Object found) {
        if (found instanceof Effect effect) {
            fences.merge(new Lane(effect.key.subscription, effect.partition), effect.generation, Math::max);
            if (options.deduplication() == BrokerOptions.Deduplication.WITH_EFFECT) {
                done.add(effect.key);
            }
        } else if (found instanceof Remembered remembered) {
            done.add(remembered.key);
        }
    }

    @Override
    public void receive(int from, Message message) {
        if (context == null || journal == null) {
            return;
        }
        if (message instanceof Apply apply) {
            apply(context, journal, from, apply);
        } else if (message instanceof Request request) {
            Redirect.refuse(context, from, request, options);
        } else if (message instanceof AdminRequest request) {
            context.send(from, new AdminReply(request.serial(), false, -1));
        }
    }

    private void apply(Context here, Journal effects, int from, Apply message) {
        Lane lane = new Lane(message.subscription(), message.partition());
        Key key = new Key(message.subscription(), message.entry().id());
        if (options.fencing() && message.generation() < fences.getOrDefault(lane, 0L)) {
            here.send(from, new Applied(key.subscription, key.id, true));
            return;
        }
        fences.merge(lane, message.generation(), Math::max);
        List<Integer> others = inProgress.get(key);
        if (options.storeDeduplicates() && others != null) {
            others.add(from);
        } else if (options.storeDeduplicates() && done.contains(key)) {
            here.emit(new BrokerEvent.Suppressed(
                    key.subscription, key.id, message.entry().value()));
            here.send(from, new Applied(key.subscription, key.id, false));
        } else {
            List<Integer> askers = new ArrayList<>();
            askers.add(from);
            inProgress.put(key, askers);
            store(here, effects, message, askers);
        }
    }

    private void store(Context here, Journal effects, Apply message, List<Integer> askers) {
        Key key = new Key(message.subscription(), message.entry().id());
        Entry entry = message.entry();
        Effect effect = new Effect(key, message.partition(), message.generation(), entry.value());
        effects.force(effect, Entry.BYTES, index -> {
            here.emit(new BrokerEvent.TookEffect(
                    key.subscription, effect.partition, effect.generation, key.id, entry.key(), entry.value(), index));
            if (options.storeDeduplicates() && options.deduplication() == BrokerOptions.Deduplication.AFTER_EFFECT) {
                effects.force(new Remembered(key), Entry.BYTES, ignored -> stored(here, key, askers));
            } else {
                stored(here, key, askers);
            }
        });
    }

    private void stored(Context here, Key key, List<Integer> askers) {
        done.add(key);
        inProgress.remove(key, askers);
        askers.forEach(asker -> here.send(asker, new Applied(key.subscription, key.id, false)));
    }
}
