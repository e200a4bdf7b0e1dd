package io.netsplit.scenario.report;

/** What every page of netsplit begins with, so that all of them look the same. */
public final class PageParts {
    private PageParts() {}

    /** From the doctype to the opened body: title, style sheet and patterns, nothing that must be fetched. */
    public static String head(String title) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" + escape(title) + "</title>\n<style>\n"
                + Resources.text("report.css") + "</style>\n</head>\n<body>\n" + Resources.text("patterns.svg");
    }

    /** {@code text} for element content and for attributes in double quotes. */
    public static String escape(String text) {
        return XmlText.escape(text);
    }

    /** Digits in groups of three, as "1 204 881". */
    public static String count(long number) {
        return Figures.count(number);
    }

    /** As "1 run" or "40 runs". */
    public static String counted(long number, String noun) {
        return Figures.counted(number, noun);
    }
}
