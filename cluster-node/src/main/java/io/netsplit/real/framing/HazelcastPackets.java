package io.netsplit.real.framing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Packets of Hazelcast 5 between members, as its {@code Packet} and {@code PacketIOHelper} lay them out: each direction
 * begins with the three letters of the protocol; a packet is a version (1 byte), flags (2), the number of a partition (4), the
 * size of what follows (4), and that. An operation, the answer to one, an event and a heartbeat are a packet each. What a
 * packet means is left out.
 */
final class HazelcastPackets implements MessageCounter {
    private static final ByteBuffer MEMBERS = ByteBuffer.wrap("HZC".getBytes(StandardCharsets.US_ASCII));
    private static final int HEADER_BYTES = 11;
    private static final byte VERSION = 4;
    /** All that Hazelcast has a name for. */
    private static final int KNOWN_FLAGS = 0xF7;

    private final Gathered protocol = new Gathered(MEMBERS.remaining());
    private final Gathered header = new Gathered(HEADER_BYTES);
    private boolean begun;
    private boolean lost;
    private int payload;

    @Override
    public int take(ByteBuffer bytes) {
        ByteBuffer rest = bytes.duplicate();
        int ended = 0;
        while (!lost) {
            if (payload > 0) {
                payload -= Gathered.skip(rest, payload);
                if (payload > 0) {
                    return ended;
                }
                ended++;
            } else if (!(begun ? header : protocol).takesAllFrom(rest)) {
                return ended;
            } else if (begun) {
                open(header.read());
                ended += payload == 0 ? 1 : 0;
            } else {
                begun = true;
                lost = !protocol.read().equals(MEMBERS);
            }
        }
        return UNKNOWN;
    }

    private void open(ByteBuffer packet) {
        byte version = packet.get();
        char flags = packet.getChar();
        packet.getInt();
        payload = packet.getInt();
        lost = version != VERSION || (flags & ~KNOWN_FLAGS) != 0 || payload < 0;
    }
}
