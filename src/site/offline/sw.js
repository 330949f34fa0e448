// The switch of the service worker. To turn it off on every device that visits, publish the
// content of sw-off.js under this file's name.
importScripts("{{WORKER}}");
