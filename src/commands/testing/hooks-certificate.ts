// The key and certificate of hooks.example.com that the tests of webhooks serve and trust, and nobody else does. Made once;
// valid from 2020 to 2120, so that no test ends with it.

export const HOST = 'hooks.example.com';

export const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgXsxnKRFAnIBXRubk
JbkXdIu0nCv+43A38WSvshoElVuhRANCAAQP2tN/SYrqN0Lu/H9Gb4B8v1HsEQB0
3Lp9A9n6np7/AOdP5EhwT91csxUixx2pkGVsS0w8a20dAyUfwo1xrlty
-----END PRIVATE KEY-----
`;

export const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBWTCCAQCgAwIBAgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFob29rcy5l
eGFtcGxlLmNvbTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowHDEa
MBgGA1UEAwwRaG9va3MuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAAQP2tN/SYrqN0Lu/H9Gb4B8v1HsEQB03Lp9A9n6np7/AOdP5EhwT91csxUi
xx2pkGVsS0w8a20dAyUfwo1xrltyozEwLzAcBgNVHREEFTATghFob29rcy5leGFt
cGxlLmNvbTAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0cAMEQCICBn3Bn9
HW0HJRUBu++6J9O/ZWnnxDYF9nYusvfD1N89AiAq48xj0Zq88khIUZAaLH7hiKX+
QokSbhoZXMr4rdBLpA==
-----END CERTIFICATE-----
`;
