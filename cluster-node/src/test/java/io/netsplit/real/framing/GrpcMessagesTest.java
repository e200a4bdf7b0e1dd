package io.netsplit.real.framing;

import org.junit.jupiter.api.Test;

class GrpcMessagesTest {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int UNHEARD_OF = 77;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int PADDED = 8;

    private static Chopped frame(int type, int flags, int stream, Chopped payload) {
        return new Chopped()
                .number(3, payload.size())
                .bytes(type, flags)
                .number(4, stream)
                .all(payload);
    }

    private static Chopped nothing() {
        return new Chopped();
    }

    private static Chopped data(int flags, int stream, Chopped payload) {
        return frame(DATA, flags, stream, payload);
    }

    private static Chopped message(int size) {
        return nothing().bytes(0).number(4, size).payload(size);
    }

    private static Chopped settings() {
        return frame(SETTINGS, 0, 0, nothing().number(2, 4).number(4, 1 << 20));
    }

    private static Chopped server() {
        return settings().all(frame(SETTINGS, ACK, 0, nothing()));
    }

    private static Chopped client() {
        return nothing().text("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").all(settings());
    }

    @Test
    void aRequestIsAMessage() {
        client().all(frame(HEADERS, 4, 1, nothing().payload(7)))
                .all(data(END_STREAM, 1, message(12)))
                .holds(GrpcMessages::ofClient, 1);
    }

    @Test
    void framesThatAreNoDataAreNoMessages() {
        server().all(frame(PING, 0, 0, nothing().payload(8)))
                .all(frame(WINDOW_UPDATE, 0, 0, nothing().number(4, 99)))
                .all(frame(WINDOW_UPDATE, 0, 3, nothing().number(4, 99)))
                .all(frame(HEADERS, 4 + END_STREAM, 1, nothing().payload(6)))
                .all(frame(UNHEARD_OF, 255, 12, nothing().payload(6)))
                .all(frame(GOAWAY, 0, 0, nothing().payload(9)))
                .holds(GrpcMessages::ofServer, 0);
    }

    @Test
    void oneFrameMayHoldSeveralMessagesAndNoneMayBeEmpty() {
        server().all(data(0, 1, message(3).all(message(0)).all(message(1)))).holds(GrpcMessages::ofServer, 3);
    }

    @Test
    void aMessageMayGoOnInOtherFramesAndItsPrefixToo() {
        server().all(data(0, 1, nothing().bytes(1, 0)))
                .all(frame(PING, ACK, 0, nothing().payload(8)))
                .all(data(0, 1, nothing().bytes(0, 0)))
                .all(data(0, 1, nothing().bytes(6, 0, 0)))
                .all(data(0, 1, nothing()))
                .all(data(0, 1, nothing().bytes(0, 0, 0, 0).all(message(2))))
                .all(data(END_STREAM, 1, nothing()))
                .holds(GrpcMessages::ofServer, 2);
    }

    @Test
    void messagesOfSeveralStreamsMayTakeTurns() {
        server().all(data(0, 1, nothing().bytes(0, 0, 0, 0, 5, 9)))
                .all(data(0, 3, nothing().bytes(0, 0, 0)))
                .all(data(0, 5, message(4)))
                .all(data(0, 1, nothing().payload(4)))
                .all(data(END_STREAM, 3, nothing().bytes(0, 2, 8, 8)))
                .holds(GrpcMessages::ofServer, 3);
    }

    @Test
    void paddingIsNoMessage() {
        server().all(data(PADDED, 1, nothing().bytes(11).all(message(2)).payload(11)))
                .all(data(PADDED + END_STREAM, 1, nothing().bytes(3).payload(3)))
                .all(data(PADDED, 3, nothing().bytes(0).all(message(1))))
                .holds(GrpcMessages::ofServer, 2);
    }

    @Test
    void whatIsStillUnderWayDoesNotCountYet() {
        server().all(data(0, 1, message(2)))
                .all(data(0, 1, nothing().bytes(0, 0, 0, 0, 9).payload(8)))
                .holds(GrpcMessages::ofServer, 1);
    }

    @Test
    void aStreamThatIsResetLeavesItsMessageUnfinished() {
        server().all(data(0, 1, nothing().bytes(0, 0, 0, 0, 9).payload(8)))
                .all(frame(RST_STREAM, 0, 1, nothing().number(4, 8)))
                .all(data(0, 3, message(1)))
                .holds(GrpcMessages::ofServer, 1);
    }

    // --- what is not known -------------------------------------------------------------------------------------------

    @Test
    void anotherProtocolIsNotKnown() {
        nothing().text("GET / HTTP/1.1\r\nHost: n2\r\n\r\n").holds(GrpcMessages::ofClient, MessageCounter.UNKNOWN);
        nothing().bytes(22, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }

    @Test
    void eitherSideBeginsWithItsSettings() {
        data(0, 1, message(2)).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        frame(SETTINGS, ACK, 0, nothing()).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }

    @Test
    void framesThatCannotBeAreNotKnown() {
        server().all(data(0, 0, message(2))).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(frame(PING, 0, 0, nothing().payload(7))).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(frame(SETTINGS, 0, 1, nothing())).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(frame(WINDOW_UPDATE, 0, 1, nothing())).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }

    @Test
    void paddingThatIsLongerThanItsFrameIsNotKnown() {
        server().all(data(PADDED, 1, nothing().bytes(5).payload(4)))
                .holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(data(PADDED, 1, nothing()).payload(3)).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }

    @Test
    void dataThatIsNoMessageIsNotKnown() {
        server().all(data(0, 1, nothing().text("hello"))).holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(data(0, 1, nothing().bytes(0, 0xFF, 0, 0, 0, 0)))
                .holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }

    @Test
    void aStreamThatEndsWithinAMessageIsNotKnown() {
        server().all(data(END_STREAM, 1, nothing().bytes(0, 0, 0, 0, 9, 1)))
                .holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
        server().all(data(0, 1, nothing().bytes(0, 0)))
                .all(frame(HEADERS, END_STREAM, 1, nothing().payload(2)))
                .holds(GrpcMessages::ofServer, MessageCounter.UNKNOWN);
    }
}
