// Keeps what is read for times without a network; only on pages of sites with `offline: true`.
navigator.serviceWorker?.register(document.currentScript.dataset.worker).catch(() => {});
