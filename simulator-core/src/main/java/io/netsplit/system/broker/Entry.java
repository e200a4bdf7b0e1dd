package io.netsplit.system.broker;

/**
 * A message as the broker keeps it.
 *
 * @param id grows with its broker's log, and is of no other message
 * @param session whose message it is, and with {@code serial} the correlation id of its answer
 * @param serial numbers the session's messages
 * @param key messages of one key are with one broker, in one partition
 * @param value what it says; of no other message
 * @param request true where the producer waits for what the consumer answers
 */
record Entry(long id, int session, long serial, int key, long value, boolean request) {
    static final int BYTES = 64;
}
