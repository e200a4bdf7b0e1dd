package io.netsplit.causality;

/** How one state of knowledge stands to another in the order of happened-before (Lamport 1978). */
public enum Order {
    EQUAL,
    BEFORE,
    AFTER,
    CONCURRENT
}
