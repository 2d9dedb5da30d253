module.exports = () => require('@askonce/testing').stopTestServers();
