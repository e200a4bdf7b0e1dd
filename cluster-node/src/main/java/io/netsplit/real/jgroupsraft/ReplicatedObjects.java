package io.netsplit.real.jgroupsraft;

import io.netsplit.real.control.Wire;
import io.netsplit.real.node.Controller;
import io.netsplit.system.DataStore;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.io.DataInput;
import java.io.DataOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jgroups.raft.StateMachine;
import org.jspecify.annotations.Nullable;

/**
 * The objects of the simulated systems, replicated by jgroups-raft: the same {@link DataStore}, so that both answer the same.
 * Commands are texts. What is applied is counted here, because jgroups-raft does not say which entry it applies: its log holds
 * nothing else as long as its members do not change. No snapshots are taken; a member that starts again applies its log from
 * the beginning.
 */
final class ReplicatedObjects implements StateMachine {
    /** jgroups-raft hands reads past the log to the same method as entries of the log. */
    private static final byte ASIDE = '?';

    private static final byte ENTRY = '!';

    private final DataStore store;
    private final Controller controller;
    private long position;

    ReplicatedObjects(DataType type, Controller controller) {
        store = new DataStore(type, true);
        this.controller = controller;
    }

    /** As an entry of the log. */
    static byte[] entry(Request request) {
        return command(ENTRY, request);
    }

    /** As a read that leaves nothing in the log. */
    static byte[] aside(Request request) {
        return command(ASIDE, request);
    }

    private static byte[] command(byte kind, Request request) {
        byte[] text = Wire.request(0, request).getBytes(StandardCharsets.UTF_8);
        byte[] command = new byte[text.length + 1];
        command[0] = kind;
        System.arraycopy(text, 0, command, 1, text.length);
        return command;
    }

    @Override
    public synchronized byte[] apply(byte[] data, int offset, int length, boolean answered) {
        Request request = Wire.request(Wire.read(new String(data, offset + 1, length - 1, StandardCharsets.UTF_8)));
        if (data[offset] == ASIDE) {
            return answer(store.read(request));
        }
        Object output = store.apply(request);
        position++;
        controller.applied(position, store.digest());
        return answer(output);
    }

    private static byte[] answer(@Nullable Object output) {
        return Wire.line("output", output).getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #apply} has answered. */
    static @Nullable Object output(byte[] answer) {
        return Wire.value(Wire.read(new String(answer, StandardCharsets.UTF_8)).get("output"));
    }

    /** What this member has, whatever the others have. */
    synchronized @Nullable Object read(Request request) {
        return store.read(request);
    }

    /** Pairs of key and value. */
    synchronized List<Object> contents() {
        List<Object> pairs = new ArrayList<>();
        store.contents().forEach((key, value) -> {
            pairs.add(key);
            pairs.add(value);
        });
        return pairs;
    }

    @Override
    public void readContentFrom(DataInput in) {
        throw new UnsupportedOperationException("no snapshots are taken");
    }

    @Override
    public void writeContentTo(DataOutput out) {
        throw new UnsupportedOperationException("no snapshots are taken");
    }
}
