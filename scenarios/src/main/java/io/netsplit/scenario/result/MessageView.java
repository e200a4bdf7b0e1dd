package io.netsplit.scenario.result;

/**
 * One message of the space-time diagram.
 *
 * @param id numbers the message within its run
 * @param from the sender's name
 * @param to the receiver's name
 * @param type as "AppendEntries"
 * @param text its fields, as "term=3 prev=17/2 entries=1"
 * @param sentNs virtual nanoseconds
 * @param endNs virtual nanoseconds at which it was delivered or dropped; -1 where it was still under way
 * @param fate "delivered", "under-way", or why it was dropped: "loss", "partition", "corrupt", "node-down", "queue-full"
 */
public record MessageView(
        long id, String from, String to, String type, String text, long sentNs, long endNs, String fate) {}
