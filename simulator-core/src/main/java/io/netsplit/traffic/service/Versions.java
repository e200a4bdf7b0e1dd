package io.netsplit.traffic.service;

/** How often the data of each key was changed at its origin. */
final class Versions {
    private final long[] versions;

    Versions(int keys) {
        versions = new long[keys];
    }

    long current(int key) {
        return versions[key];
    }

    long change(int key) {
        return ++versions[key];
    }
}
