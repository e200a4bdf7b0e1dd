package io.netsplit.network;

import io.netsplit.kernel.Timer;
import io.netsplit.node.Message;
import io.netsplit.trace.DropReason;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * One connection in one direction: set up by a handshake, in order, with retransmission, until it breaks. An
 * acknowledgement is no event: when a message arrives, the time at which its sender will know is noted on it, and the
 * sender looks when it next has a reason to.
 *
 * <p>Left out: congestion control beyond the doubling time-out (what is missing is sent again at once), delayed
 * acknowledgements, the orderly close.
 */
final class Connection {
    private static final int CONTROL_BYTES = 40;
    private static final int DUPLICATES_FOR_FAST_RETRANSMIT = 3;

    private final Network network;
    private final StreamSettings settings;
    private final int from;
    private final int to;
    private final Link forward;
    private final Link backward;
    private final RoundTrip roundTrip;
    private final Timer timer;
    private final ArrayDeque<Segment> unacknowledged = new ArrayDeque<>();
    private final TreeMap<Long, Segment> early = new TreeMap<>();
    private long handshakeNs;
    private long progressNs;
    private long nextSequence;
    private long expected;
    private int askedAtSize;
    private long askAgainNs;
    private boolean accepted;
    private boolean established;
    private boolean senderGone;
    private boolean receiverGone;
    private boolean broken;

    Connection(Network network, StreamSettings settings, int from, int to) {
        this.network = network;
        this.settings = settings;
        this.from = from;
        this.to = to;
        this.forward = network.link(from, to);
        this.backward = network.link(to, from);
        this.roundTrip = new RoundTrip(settings);
        this.timer = network.simulation().timer(this::timeOut);
    }

    boolean isBroken() {
        return broken || senderGone;
    }

    /** Takes a message; false where the window is full. */
    boolean send(long id, Message message, long departureNs) {
        forgetAcknowledged();
        if (unacknowledged.size() >= settings.windowMessages()) {
            return false;
        }
        Segment segment =
                new Segment(nextSequence++, id, message, network.simulation().now());
        unacknowledged.addLast(segment);
        if (established) {
            transmit(segment, departureNs);
            setTimer();
        } else if (nextSequence == 1) {
            handshake(departureNs);
        }
        return true;
    }

    /** The sending process is gone; what is under way may still arrive. */
    void senderStopped() {
        senderGone = true;
        timer.cancel();
        early.clear();
        for (Segment segment : unacknowledged) {
            if (!segment.delivered && segment.copiesUnderWay == 0) {
                network.drop(from, to, segment.id, segment.message, DropReason.NODE_DOWN);
            }
        }
        unacknowledged.clear();
    }

    /** The receiving process is gone; a later one knows nothing of this connection. */
    void receiverStopped() {
        receiverGone = accepted;
        early.clear();
    }

    private void handshake(long departureNs) {
        handshakeNs = network.simulation().now();
        timer.set(Math.min(roundTrip.timeoutNs(), patienceLeftNs()));
        long there = network.packetNs(forward, CONTROL_BYTES);
        if (there != Network.LOST) {
            network.simulation().schedule(departureNs + there, this::handshakeArrived);
        }
    }

    private void handshakeArrived() {
        if (forward.cuts > 0 || established || isBroken()) {
            return;
        }
        if (!network.isUp(to)) {
            refuse();
            return;
        }
        accepted = true;
        receiverGone = false;
        long back = network.packetNs(backward, CONTROL_BYTES);
        if (back != Network.LOST) {
            network.simulation().schedule(back, this::handshakeAnswered);
        }
    }

    private void handshakeAnswered() {
        if (backward.cuts > 0 || established || isBroken()) {
            return;
        }
        established = true;
        if (roundTrip.backoffs() == 0) {
            roundTrip.measured(network.simulation().now() - handshakeNs);
        }
        roundTrip.progress();
        for (Segment segment : unacknowledged) {
            transmit(segment, 0);
        }
        timer.cancel();
        setTimer();
    }

    private void transmit(Segment segment, long departureNs) {
        segment.sentNs = network.simulation().now() + departureNs;
        long takesNs = network.packetNs(forward, segment.message.sizeBytes());
        Message arriving = takesNs == Network.LOST ? null : Network.damaged(forward, segment.message);
        if (arriving != null) {
            segment.copiesUnderWay++;
            network.simulation().schedule(departureNs + takesNs, () -> arrived(segment, arriving));
        }
    }

    private void arrived(Segment segment, Message message) {
        segment.copiesUnderWay--;
        if (broken) {
            return;
        }
        if (segment.delivered && forward.cuts == 0 && !receiverGone) {
            acknowledge();
        } else if (segment.delivered) {
            return;
        } else if (forward.cuts > 0) {
            loseForGood(segment, DropReason.PARTITION);
        } else if (receiverGone || !network.isUp(to)) {
            loseForGood(segment, DropReason.NODE_DOWN);
            refuse();
        } else if (segment.sequence == expected) {
            deliverInOrder(segment, message);
        } else if (segment.sequence > expected && !senderGone) {
            segment.measurable = false;
            early.put(segment.sequence, segment);
            askForMissing();
        } else {
            loseForGood(segment, DropReason.NODE_DOWN);
        }
    }

    /** Nobody will send the message again where its sender is gone. */
    private void loseForGood(Segment segment, DropReason reason) {
        if (senderGone && segment.copiesUnderWay == 0) {
            network.drop(from, to, segment.id, segment.message, reason);
        }
    }

    private void deliverInOrder(Segment first, Message message) {
        Segment segment = first;
        Message arriving = message;
        while (network.offer(from, to, segment.id, arriving)) {
            segment.delivered = true;
            expected++;
            askedAtSize = 0;
            Map.Entry<Long, Segment> next = early.firstEntry();
            if (next == null || next.getKey() != expected) {
                break;
            }
            early.pollFirstEntry();
            segment = next.getValue();
            arriving = segment.message;
        }
        if (!segment.delivered) {
            loseForGood(segment, DropReason.QUEUE_FULL);
        }
        acknowledge();
    }

    /** Tells the sender about everything before {@link #expected}. */
    private void acknowledge() {
        long back = network.packetNs(backward, CONTROL_BYTES);
        if (back == Network.LOST || senderGone) {
            return;
        }
        long knownNs = network.simulation().now() + back;
        for (Segment segment : unacknowledged) {
            if (segment.sequence >= expected) {
                break;
            }
            segment.acknowledgedNs = Math.min(segment.acknowledgedNs, knownNs);
        }
    }

    /**
     * After three later messages the sender is told what is missing, and sends it again at once; and so again after three
     * more, but at most once in a round trip.
     */
    private void askForMissing() {
        long now = network.simulation().now();
        if (early.size() - askedAtSize < DUPLICATES_FOR_FAST_RETRANSMIT || now < askAgainNs) {
            return;
        }
        askedAtSize = early.size();
        askAgainNs = now + roundTrip.smoothedNs();
        long back = network.packetNs(backward, CONTROL_BYTES);
        if (back != Network.LOST) {
            network.simulation().schedule(back, this::sendMissing);
        }
    }

    private void sendMissing() {
        if (isBroken() || backward.cuts > 0 || early.isEmpty()) {
            return;
        }
        long newest = early.lastKey();
        for (Segment segment : unacknowledged) {
            if (segment.sequence < newest && !segment.delivered && !early.containsKey(segment.sequence)) {
                sendAgain(segment);
            }
        }
    }

    private void timeOut() {
        forgetAcknowledged();
        Segment oldest = unacknowledged.peekFirst();
        if (oldest == null) {
            return;
        }
        if (patienceLeftNs() == 0) {
            breakDown();
            return;
        }
        if (established
                && oldest.sentNs + roundTrip.timeoutNs() > network.simulation().now()) {
            setTimer();
            return;
        }
        if (roundTrip.backoffs() >= settings.maxRetries()) {
            breakDown();
            return;
        }
        roundTrip.backOff();
        if (!established) {
            handshake(0);
            return;
        }
        for (Segment segment : unacknowledged) {
            if (segment.acknowledgedNs == Segment.NEVER) {
                sendAgain(segment);
            }
        }
        setTimer();
    }

    private void sendAgain(Segment segment) {
        segment.measurable = false;
        network.countRetransmission();
        transmit(segment, 0);
    }

    private void setTimer() {
        Segment oldest = unacknowledged.peekFirst();
        if (oldest != null && !timer.isSet()) {
            long timeoutNs =
                    oldest.sentNs + roundTrip.timeoutNs() - network.simulation().now();
            timer.set(Math.max(0, Math.min(timeoutNs, patienceLeftNs())));
        }
    }

    /** How much longer the sender waits for the oldest message to be acknowledged. */
    private long patienceLeftNs() {
        Segment oldest = unacknowledged.peekFirst();
        if (oldest == null || settings.patienceNs() == 0) {
            return Long.MAX_VALUE;
        }
        long sinceNs = Math.max(oldest.queuedNs, progressNs);
        return Math.max(
                0, sinceNs + settings.patienceNs() - network.simulation().now());
    }

    /** Forgets what the sender knows by now to have arrived. */
    private void forgetAcknowledged() {
        long now = network.simulation().now();
        for (Segment oldest = unacknowledged.peekFirst();
                oldest != null && oldest.acknowledgedNs <= now;
                oldest = unacknowledged.peekFirst()) {
            unacknowledged.removeFirst();
            if (oldest.measurable) {
                roundTrip.measured(oldest.acknowledgedNs - oldest.sentNs);
            }
            roundTrip.progress();
            progressNs = now;
        }
    }

    /** Answers that nobody knows this connection, if the machine lives to answer. */
    private void refuse() {
        if (!network.answers(to)) {
            return;
        }
        long back = network.packetNs(backward, CONTROL_BYTES);
        if (back != Network.LOST) {
            network.simulation().schedule(back, this::refused);
        }
    }

    private void refused() {
        if (backward.cuts == 0 && !isBroken()) {
            breakDown();
        }
    }

    private void breakDown() {
        broken = true;
        timer.cancel();
        for (Segment segment : unacknowledged) {
            if (!segment.delivered) {
                network.drop(from, to, segment.id, segment.message, DropReason.CONNECTION_BROKEN);
            }
        }
        unacknowledged.clear();
        early.clear();
    }
}
