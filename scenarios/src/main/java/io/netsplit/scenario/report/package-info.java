/** What is left of a sweep for people and machines to read: terminal text, JSON, JUnit XML, Markdown, CSV, HTML. */
@NullMarked
package io.netsplit.scenario.report;

import org.jspecify.annotations.NullMarked;
