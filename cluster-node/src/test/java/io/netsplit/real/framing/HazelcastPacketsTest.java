package io.netsplit.real.framing;

import org.junit.jupiter.api.Test;

class HazelcastPacketsTest {
    private static final int OPERATION = 0x81;
    private static final int URGENT_ANSWER = 0x93;
    private static final int NO_PARTITION = -1;

    private static Chopped begun() {
        return new Chopped().text("HZC");
    }

    private static Chopped packet(int flags, int partition, int size) {
        return new Chopped()
                .number(1, 4)
                .number(2, flags)
                .number(4, partition)
                .number(4, size)
                .payload(size);
    }

    @Test
    void packetsAreCountedOnceTheyHaveEnded() {
        begun().all(packet(OPERATION, 17, 40))
                .all(packet(URGENT_ANSWER, NO_PARTITION, 9))
                .all(packet(OPERATION, NO_PARTITION, 0))
                .all(packet(OPERATION, 3, 1))
                .holds(HazelcastPackets::new, 4);
    }

    @Test
    void theLettersOfTheProtocolAreNoMessage() {
        begun().holds(HazelcastPackets::new, 0);
    }

    @Test
    void aPacketThatIsStillUnderWayDoesNotCountYet() {
        begun().all(packet(OPERATION, 1, 5))
                .number(1, 4)
                .number(2, OPERATION)
                .number(4, 1)
                .number(4, 20)
                .payload(19)
                .holds(HazelcastPackets::new, 1);
        begun().all(packet(OPERATION, 1, 5)).bytes(4, 0).holds(HazelcastPackets::new, 1);
    }

    @Test
    void otherProtocolsAreNotKnown() {
        new Chopped().text("CP2").all(packet(OPERATION, 1, 5)).holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
        new Chopped().text("GET /hazelcast").holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
    }

    @Test
    void anotherVersionIsNotKnown() {
        begun().all(packet(OPERATION, 1, 2)).bytes(5).payload(30).holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
    }

    @Test
    void flagsWithoutANameAreNotKnown() {
        begun().all(packet(0x181, 1, 2)).holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
        begun().all(packet(0x89, 1, 2)).holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
    }

    @Test
    void aSizeBelowNothingIsNotKnown() {
        begun().number(1, 4)
                .number(2, OPERATION)
                .number(4, 1)
                .number(4, -5)
                .payload(20)
                .holds(HazelcastPackets::new, MessageCounter.UNKNOWN);
    }
}
