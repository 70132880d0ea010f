package io.faasduet.server;

record ProbeResponse(String act, String thread, String data) {}
