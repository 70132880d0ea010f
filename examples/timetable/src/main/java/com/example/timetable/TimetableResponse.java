package com.example.timetable;

/** A page of HTML. */
public record TimetableResponse(String html) {}
