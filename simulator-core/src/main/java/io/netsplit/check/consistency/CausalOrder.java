package io.netsplit.check.consistency;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The causal order, which is the sessions' order together with who read from whom, and the bad patterns in it: Bouajjani,
 * Enea, Guerraoui and Hamza, "On Verifying Causal Consistency", POPL 2017, sections 3 to 5. Causality is weakly kept where
 * it has no cycle and no read returns what something that precedes the read had overwritten. It converges where, besides,
 * the writes that reads prefer to others of their past can be brought into one order.
 */
final class CausalOrder {
    private final Accesses accesses;
    private final Story story;
    private final Precedence precedence;
    private final int @Nullable [] order;
    private final @Nullable Clocks clocks;

    CausalOrder(Accesses accesses) {
        this.accesses = accesses;
        this.story = new Story(accesses);
        this.precedence = new Precedence(accesses, -1);
        this.order = precedence.order();
        this.clocks = order == null ? null : new Clocks(accesses, precedence, order);
    }

    /** Null where nothing contradicts weak causal consistency. */
    @Nullable
    Contradiction weak() {
        Clocks known = clocks;
        if (known == null) {
            return story.cycle("CyclicCO", precedence, "so each would have caused itself");
        }
        for (int read = 0; read < accesses.size(); read++) {
            Contradiction found = weak(read, known);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Contradiction weak(int read, Clocks known) {
        int source = accesses.source[read];
        if (source == Accesses.NO_READ) {
            return null;
        }
        if (source == Accesses.NOBODY) {
            return story.thinAir(read);
        }
        for (int[] writes : accesses.keyWrites.of(accesses.key[read])) {
            int last = KeyWrites.last(writes, write -> write != read && known.precedes(write, read));
            if (last < 0 || last == source) {
                continue;
            }
            if (source == Accesses.INITIAL) {
                return story.missed("WriteCOInitRead", precedence.chain(writes[0], read), read);
            }
            if (known.precedes(source, last)) {
                List<Integer> chain = precedence.chain(source, last);
                return story.overwritten("WriteCORead", chain, precedence.chain(last, read), read);
            }
        }
        return null;
    }

    /** Null where nothing contradicts convergence; only of a history that is {@link #weak} causally consistent. */
    @Nullable
    Contradiction convergence() {
        Clocks known = clocks;
        if (known == null) {
            return weak();
        }
        Precedence conflicts = new Precedence(accesses, -1);
        for (int read = 0; read < accesses.size(); read++) {
            if (accesses.readsWrite(read)) {
                prefer(read, known, conflicts);
            }
        }
        if (conflicts.order() != null) {
            return null;
        }
        return story.cycle(
                "CyclicCF", conflicts, "so readers that knew of both resolved the conflict in different ways");
    }

    /** The write that was read comes after all others that the reader could know of. */
    private void prefer(int read, Clocks known, Precedence conflicts) {
        int source = accesses.source[read];
        for (int[] writes : accesses.keyWrites.of(accesses.key[read])) {
            int last = KeyWrites.last(writes, write -> write != read && known.precedes(write, read));
            if (last >= 0 && last != source && !known.precedes(last, source)) {
                conflicts.add(last, source, read);
            }
        }
    }
}
